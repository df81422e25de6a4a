package io.foresight.perception.eval.grid;

import io.foresight.core.measure.Interval;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.eval.Evaluation;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.EvaluationTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Occupancy as in the challenge of CVPR 2023 (mIoU and F-score of voxels), and RayIoU where the origins of rays are known. */
public final class OccupancyEvaluation implements Evaluation {
    @Override
    public EvaluationTask task() {
        return EvaluationTask.OCCUPANCY;
    }

    @Override
    public String format() {
        return "cvpr2023";
    }

    @Override
    public List<String> inputs() {
        return List.of(
                "--gt DIR: NAME_gt.npy, classes of voxels (x, y, z), 255 unseen;",
                "NAME_mask_camera.npy; for RayIoU NAME_origins.npy, (n, 3) metres",
                "--pred DIR: NAME_pred.npy; all may be packed as .npy.gz",
                "--settings FILE.json: classes, free, mask (camera, lidar, none),",
                "voxel_metres, corner_metres, near_metres; official: Occ3D-nuScenes");
    }

    @Override
    public boolean hasIntervals() {
        return true;
    }

    @Override
    public EvaluationReport evaluate(EvaluationInputs inputs) throws IOException {
        OccupancySettings settings = OccupancySettings.of(inputs.settings());
        OccupancyFiles files =
                new OccupancyFiles(new NumpyFolder(inputs.truth()), new NumpyFolder(inputs.predictions()), settings);
        List<OccupancyCount> counts = new ArrayList<>();
        List<String> names = files.names();
        for (String name : names) {
            OccupancyCount count = OccupancyCount.of(files.read(name), settings);
            if (!counts.isEmpty()
                    && count.rays().isPresent() != counts.get(0).rays().isPresent()) {
                throw new BadDataException(inputs.truth() + ": " + (count.rays().isPresent() ? names.get(0) : name)
                        + " has no _origins, others have; give all samples origins of rays, or none");
            }
            counts.add(count);
        }
        return new OccupancyReport(settings, counts, intervals(counts, settings, inputs)).report(format());
    }

    /** Of mIoU and F-score. */
    private static Optional<List<Interval>> intervals(
            List<OccupancyCount> counts, OccupancySettings settings, EvaluationInputs inputs) {
        return inputs.intervals(counts.size(), drawn -> {
            Confusion voxels = new Confusion(settings.classes().size());
            List<SurfaceScore> surfaces = new ArrayList<>();
            for (int sample : drawn) {
                voxels.add(counts.get(sample).voxels());
                surfaces.add(counts.get(sample).surface());
            }
            return new double[] {
                OccupancyCount.meanIou(voxels, settings),
                Means.ofCounted(surfaces.stream().mapToDouble(SurfaceScore::f1))
            };
        });
    }
}
