package io.foresight.perception.eval.grid;

import io.foresight.core.text.Problems;
import io.foresight.perception.eval.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    private static final String OFFICIAL = "occupancy_cvpr2023.json";
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

    /** Those of the occupancy challenge of CVPR 2023 (Occ3D-nuScenes): what the cameras see counts. */
    public static OccupancySettings official() {
        return SettingsFile.official(OFFICIAL, OccupancySettings.class);
    }

    static OccupancySettings of(Optional<Path> file) throws IOException {
        return SettingsFile.of(file, OFFICIAL, Set.of(), OccupancySettings.class);
    }
}
