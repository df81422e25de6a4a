package io.foresight.perception.eval.grid;

import io.foresight.core.file.NumpyArray;
import io.foresight.perception.data.BadDataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads samples of occupancy: {@code NAME_gt}, {@code NAME_mask_camera} or {@code NAME_mask_lidar} and, for rays, {@code NAME_origins} beside
 * the labels; {@code NAME_pred} among the results.
 */
record OccupancyFiles(NumpyFolder truth, NumpyFolder predictions, OccupancySettings settings) {
    private static final int NONE_UNSEEN = -1;

    List<String> names() throws IOException {
        return truth.names("gt");
    }

    OccupancySample read(String name) throws IOException {
        NumpyArray labels = truth.read(name, "gt");
        NumpyArray answer = predictions.read(name, "pred");
        if (labels.shape().size() != 3 || labels.size() == 0) {
            throw new BadDataException(labels.file() + ": has shape " + labels.shape() + ", a grid has (x, y, z)");
        }
        NumpyFolder.requireShape(answer, labels.shape(), "the labels");
        int classes = settings.classes().size();
        VoxelGrid grid = grid(labels.shape(), NumpyFolder.classes(labels, classes, OccupancySettings.UNSEEN));
        return new OccupancySample(
                grid,
                grid(labels.shape(), NumpyFolder.classes(answer, classes, NONE_UNSEEN)),
                mask(name, labels.shape()),
                origins(name, grid));
    }

    private static VoxelGrid grid(List<Integer> shape, int... classes) {
        return new VoxelGrid(shape.get(0), shape.get(1), shape.get(2), classes);
    }

    private Optional<int[]> mask(String name, List<Integer> shape) throws IOException {
        String part =
                switch (settings.mask()) {
                    case CAMERA -> "mask_camera";
                    case LIDAR -> "mask_lidar";
                    case NONE -> "";
                };
        if (part.isEmpty()) {
            return Optional.empty();
        }
        NumpyArray mask = truth.read(name, part);
        NumpyFolder.requireShape(mask, shape, "the labels");
        return Optional.of(mask.integers());
    }

    private List<double[]> origins(String name, VoxelGrid grid) throws IOException {
        Optional<NumpyArray> found = truth.find(name, "origins");
        List<double[]> origins = new ArrayList<>();
        if (found.isPresent()) {
            NumpyArray array = found.get();
            if (array.shape().size() != 2 || array.shape().get(1) != 3 || array.size() == 0) {
                throw new BadDataException(
                        array.file() + ": has shape " + array.shape() + ", origins of rays are (n, 3), metres");
            }
            float[] metres = array.floats();
            for (int i = 0; i < metres.length; i += 3) {
                double[] voxels = new double[3];
                for (int axis = 0; axis < 3; axis++) {
                    voxels[axis] = (metres[i + axis] - settings.cornerMetres().get(axis)) / settings.voxelMetres();
                }
                if (!isInside(grid, voxels)) {
                    throw new BadDataException(array.file() + ": origin " + i / 3 + " at " + metres[i] + ", "
                            + metres[i + 1] + ", " + metres[i + 2] + " m is outside the grid of " + grid.size()
                            + " voxels of " + settings.voxelMetres() + " m from " + settings.cornerMetres());
                }
                origins.add(voxels);
            }
        }
        return origins;
    }

    private static boolean isInside(VoxelGrid grid, double... voxels) {
        return voxels[0] >= 0
                && voxels[1] >= 0
                && voxels[2] >= 0
                && voxels[0] < grid.x()
                && voxels[1] < grid.y()
                && voxels[2] < grid.z();
    }
}
