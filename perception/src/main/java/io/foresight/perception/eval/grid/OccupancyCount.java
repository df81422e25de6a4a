package io.foresight.perception.eval.grid;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The counts of one sample.
 *
 * @param voxels that count and were seen, by label and prediction
 * @param rays empty: no origins of rays are known
 */
record OccupancyCount(Confusion voxels, SurfaceScore surface, Optional<RayCount> rays) {
    static OccupancyCount of(OccupancySample sample, OccupancySettings settings) {
        Confusion voxels = new Confusion(settings.classes().size());
        int[] truth = sample.truth().classes();
        IntPredicate counts =
                index -> sample.mask().map(mask -> mask[index] != 0).orElse(true);
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] != OccupancySettings.UNSEEN && counts.test(i)) {
                voxels.add(truth[i], sample.prediction().classes()[i]);
            }
        }
        return new OccupancyCount(
                voxels,
                SurfaceScore.of(
                        sample.truth(),
                        sample.prediction(),
                        settings::isOccupied,
                        counts,
                        settings.nearMetres() / settings.voxelMetres()),
                sample.origins().isEmpty() ? Optional.empty() : Optional.of(rays(sample, settings)));
    }

    private static RayCount rays(OccupancySample sample, OccupancySettings settings) {
        RayCount rays = new RayCount(settings.classes().size());
        for (double[] origin : sample.origins()) {
            rays.cast(sample.truth(), sample.prediction(), settings, origin);
        }
        return rays;
    }

    /** mIoU: the mean over all classes but free space that are or were predicted. */
    static double meanIou(Confusion voxels, OccupancySettings settings) {
        return Means.ofCounted(IntStream.range(0, voxels.classes())
                .filter(settings::isOccupied)
                .mapToDouble(voxels::iou));
    }

    /** RayIoU at one limit: the same mean. */
    static double meanIou(RayCount rays, int limit, OccupancySettings settings) {
        return Means.ofCounted(IntStream.range(0, settings.classes().size())
                .filter(settings::isOccupied)
                .mapToDouble(of -> rays.iou(limit, of)));
    }
}
