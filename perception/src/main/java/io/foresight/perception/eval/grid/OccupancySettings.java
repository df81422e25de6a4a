package io.foresight.perception.eval.grid;

import io.foresight.core.text.Problems;
import java.util.List;

/**
 * What the voxels of an occupancy benchmark are.
 *
 * @param classes names, in the order of their numbers
 * @param free number of the class that is free space; the labels' 255 is space that nobody saw
 * @param mask which voxels count
 * @param voxelMetres edge of a voxel, metres
 * @param cornerMetres x, y and z of the grid's lowest corner in the frame of the rays' origins, metres
 * @param nearMetres distance below which two voxels lie on each other for the F-score, metres
 */
public record OccupancySettings(
        List<String> classes, int free, Mask mask, double voxelMetres, List<Double> cornerMetres, double nearMetres) {
    /** The number of voxels that nobody saw. */
    public static final int UNSEEN = 255;

    /** The occupancy challenge of CVPR 2023 (Occ3D-nuScenes): what the cameras see counts. */
    public static final OccupancySettings CVPR_2023 = new OccupancySettings(
            List.of(
                    "others",
                    "barrier",
                    "bicycle",
                    "bus",
                    "car",
                    "construction_vehicle",
                    "motorcycle",
                    "pedestrian",
                    "traffic_cone",
                    "trailer",
                    "truck",
                    "driveable_surface",
                    "other_flat",
                    "sidewalk",
                    "terrain",
                    "manmade",
                    "vegetation",
                    "free"),
            17,
            Mask.CAMERA,
            0.4,
            List.of(-40.0, -40.0, -1.0),
            0.6);

    private static final double WIDEST_VOXELS = 16; // of what is near: the search looks at the cube of it

    public OccupancySettings {
        classes = classes == null ? List.of() : List.copyOf(classes);
        cornerMetres = cornerMetres == null ? List.of() : List.copyOf(cornerMetres);
        Problems problems = new Problems()
                .requireWithin("number of classes", classes.size(), 2, UNSEEN)
                .requireWithin("free", free, 0, classes.size() - 1L)
                .require(mask != null, "mask", mask, "camera, lidar or none")
                .requireWithin("voxel_metres", voxelMetres, 1e-3, 1e3)
                .require(cornerMetres.size() == 3, "corner_metres", cornerMetres, "three numbers")
                .require(
                        nearMetres > 0 && nearMetres <= WIDEST_VOXELS * voxelMetres,
                        "near_metres",
                        nearMetres,
                        "above 0 and at most " + WIDEST_VOXELS + " voxels");
        problems.throwIfAny();
    }

    /** Which voxels count. */
    public enum Mask {
        /** Those that some camera sees. */
        CAMERA,
        /** Those that a ray of the LiDAR has passed or met. */
        LIDAR,
        /** All. */
        NONE
    }

    boolean isOccupied(int of) {
        return of != free && of < classes.size();
    }
}
