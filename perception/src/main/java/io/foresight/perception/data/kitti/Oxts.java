package io.foresight.perception.data.kitti;

import io.foresight.core.geometry.BadGeometryException;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.Pose;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import io.foresight.perception.data.FileListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The LiDAR's poses from what GPS and inertial unit have measured ({@code oxts}), as the official kit tells them ({@code convertOxtsToPose}): places
 * by a Mercator projection with the scale of the first latitude; the heading is 0 to the east. The world's axes are east, north and up, its origin
 * is where the inertial unit was first.
 */
final class Oxts {
    /** Of a drive or of sequences. */
    static final String FOLDER = "oxts";

    private static final String ENDING = ".txt";
    private static final FrameId IMU = new FrameId("kitti-imu");
    private static final int NUMBERS = 30;
    private static final int MAX_SEQUENCE_BYTES = 16 << 20;
    private static final int MAX_FRAME_BYTES = 1 << 14;
    private static final double EARTH_METRES = 6378137;

    private final Lines lines;
    private final RigidTransform imuFromLidar;
    private final double scale;
    private final double[] origin;

    /** Where the line of a sweep is. */
    private interface Lines {
        String where(long number);

        String line(long number) throws IOException;
    }

    private Oxts(Lines lines, long first, RigidTransform imuFromLidar) throws IOException {
        this.lines = lines;
        this.imuFromLidar = imuFromLidar;
        scale = Math.cos(Math.toRadians(numbers(first)[0]));
        origin = place(numbers(first));
    }

    /**
     * Those of a sequence of the tracking layout: a line of {@code oxts/SEQ.txt} for each sweep. Empty where there is no file.
     *
     * @param calibration that has the inertial unit's mount, {@code Tr_imu_to_velo}
     */
    static Optional<Oxts> ofSequence(Path root, String sequence, Path calibration) throws IOException {
        Path file = root.resolve(FOLDER).resolve(sequence + ENDING);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> all = BoundedFile.text(file, MAX_SEQUENCE_BYTES).lines().toList();
        double[] mount = KittiRows.read(calibration).numbers(List.of("Tr_imu_to_velo", "Tr_imu_velo"), 12);
        return Optional.of(new Oxts(
                new Lines() {
                    @Override
                    public String where(long number) {
                        return file + ":" + (number + 1);
                    }

                    @Override
                    public String line(long number) throws BadDataException {
                        if (number >= all.size()) {
                            throw new BadDataException(
                                    file + ": has " + all.size() + " lines, none for sweep " + number);
                        }
                        return all.get((int) number);
                    }
                },
                0,
                imuFromLidar(mount, calibration)));
    }

    /**
     * Those of a raw drive: a file of {@code oxts/data} for each sweep, and {@code calib_imu_to_velo.txt} in the folder above the drive. Empty where
     * either is missing.
     */
    static Optional<Oxts> ofDrive(Path drive) throws IOException {
        Path folder = drive.resolve(FOLDER).resolve("data");
        Path above = drive.toAbsolutePath().normalize().getParent();
        if (!Files.isDirectory(folder) || above == null || !Files.exists(above.resolve("calib_imu_to_velo.txt"))) {
            return Optional.empty();
        }
        Path calibration = above.resolve("calib_imu_to_velo.txt");
        double[] r = KittiRows.read(calibration).numbers(List.of("R"), 9);
        double[] t = KittiRows.read(calibration).numbers(List.of("T"), 3);
        double[] mount = {r[0], r[1], r[2], t[0], r[3], r[4], r[5], t[1], r[6], r[7], r[8], t[2]};
        List<String> stems = FileListing.stems(folder, ENDING);
        String format = "%0" + stems.get(0).length() + "d" + ENDING;
        return Optional.of(new Oxts(
                new Lines() {
                    @Override
                    public String where(long number) {
                        return folder.resolve(String.format(Locale.ROOT, format, number))
                                .toString();
                    }

                    @Override
                    public String line(long number) throws IOException {
                        return BoundedFile.text(Path.of(where(number)), MAX_FRAME_BYTES);
                    }
                },
                DriveClock.number(stems.get(0), folder),
                imuFromLidar(mount, calibration)));
    }

    private static RigidTransform imuFromLidar(double[] mount, Path calibration) throws BadDataException {
        try {
            return RigidTransform.ofMatrix(IMU, FrameId.LIDAR, mount).inverse();
        } catch (BadGeometryException notRigid) {
            throw new BadDataException(calibration + ": inertial unit to LiDAR: " + notRigid.getMessage(), notRigid);
        }
    }

    /**
     * From the LiDAR's frame to the world's when the sweep of that number was recorded.
     *
     * @throws BadDataException naming what is missing or wrong
     */
    RigidTransform worldFromLidar(long number) throws IOException {
        double[] numbers = numbers(number);
        double[] place = place(numbers);
        Pose pose = Pose.at(place[0] - origin[0], place[1] - origin[1], place[2] - origin[2])
                .times(Pose.turned(0, 0, 1, numbers[5]))
                .times(Pose.turned(0, 1, 0, numbers[4]))
                .times(Pose.turned(1, 0, 0, numbers[3]));
        return imuFromLidar.then(RigidTransform.ofPose(IMU, FrameId.WORLD, pose));
    }

    /** Latitude and longitude (degrees), altitude (metres), roll, pitch, yaw (radians), and what is not used here. */
    private double[] numbers(long number) throws IOException {
        double[] numbers = KittiRows.numbers(lines.line(number), NUMBERS, lines.where(number) + ": oxts");
        if (Math.abs(numbers[0]) > 85 || Math.abs(numbers[1]) > 180) {
            throw new BadDataException(
                    lines.where(number) + ": latitude and longitude must be within 85 and 180 degrees," + " got "
                            + numbers[0] + " and " + numbers[1]);
        }
        return numbers;
    }

    private double[] place(double[] numbers) {
        return new double[] {
            scale * EARTH_METRES * Math.toRadians(numbers[1]),
            scale * EARTH_METRES * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(numbers[0]) / 2)),
            numbers[2]
        };
    }
}
