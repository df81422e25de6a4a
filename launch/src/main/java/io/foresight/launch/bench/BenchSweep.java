package io.foresight.launch.bench;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.Sweep;
import io.foresight.sim.drive.DrivingSimulation;
import io.foresight.sim.drive.SceneConfig;
import io.foresight.sim.drive.SensorRig;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A sweep used for measuring.
 *
 * @param name of the frame in its dataset
 * @param cameras recorded with it
 */
public record BenchSweep(String name, PointCloud cloud, List<CameraImage> cameras) {
    private static final String USUAL_FRAME = "000008";

    public BenchSweep {
        cameras = List.copyOf(cameras);
    }

    /** A sweep without cameras. */
    public BenchSweep(String name, PointCloud cloud) {
        this(name, cloud, List.of());
    }

    /**
     * Frame 000008 of a dataset, or its first if there is none with that name; without a dataset, a simulated HDL-64E sweep.
     *
     * @throws IllegalArgumentException when the name is not KIND:PATH
     */
    public static BenchSweep of(Optional<String> data) throws IOException {
        if (data.isEmpty()) {
            Sweep sweep = new DrivingSimulation(1, SceneConfig.any(), SensorRig.onRoof("hdl64e"))
                    .step()
                    .sweep();
            return new BenchSweep("simulated hdl64e, seed 1, first sweep", sweep.cloud());
        }
        try (Dataset dataset = Datasets.open(data.get())) {
            List<String> ids = dataset.frameIds();
            int index = Math.max(0, ids.indexOf(USUAL_FRAME));
            Sweep sweep = dataset.read(index);
            return new BenchSweep(data.get() + ", frame " + ids.get(index), sweep.cloud(), sweep.cameras());
        }
    }

    /** A copy with exactly {@code points} points: the first ones, repeated if there are too few. */
    public BenchSweep ofSize(int points) {
        float[] xyzi = new float[points * PointCloud.STRIDE];
        for (int i = 0; i < points; i++) {
            System.arraycopy(
                    cloud.xyzi(), i % cloud.size() * PointCloud.STRIDE, xyzi, i * PointCloud.STRIDE, PointCloud.STRIDE);
        }
        return new BenchSweep(name, new PointCloud(cloud.frame(), cloud.stamp(), xyzi, points), cameras);
    }
}
