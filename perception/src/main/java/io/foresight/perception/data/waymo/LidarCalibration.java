package io.foresight.perception.data.waymo;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;

/**
 * Where a LiDAR is, and where its beams look.
 *
 * @param inclinations of the beams from the lowest, radians; empty: they are spread evenly
 * @param least lowest inclination, radians
 * @param most highest inclination, radians
 * @param vehicleFromLidar the LiDAR's own frame need not look ahead
 */
record LidarCalibration(
        LidarName name, double[] inclinations, double least, double most, RigidTransform vehicleFromLidar) {
    private static final int MOST_BEAMS = 4096;

    /** Reads a LaserCalibration. */
    static LidarCalibration read(ProtoMessage message) throws BadDataException {
        LidarName name = LidarName.UNKNOWN;
        double[] inclinations = new double[0];
        double least = Double.NaN;
        double most = Double.NaN;
        RigidTransform vehicleFromLidar = null;
        while (message.next()) {
            switch (message.field()) {
                case 1 -> name = LidarName.read(message);
                case 2 -> inclinations = message.numbers("beam_inclinations", inclinations, MOST_BEAMS);
                case 3 -> least = message.number("beam_inclination_min");
                case 4 -> most = message.number("beam_inclination_max");
                case 5 ->
                    vehicleFromLidar = message.message("extrinsic").transform(new FrameId("waymo-lidar"), FrameId.EGO);
                default -> message.skip();
            }
        }
        if (vehicleFromLidar == null) {
            throw new BadDataException(message.where() + "extrinsic of LiDAR " + name + " is missing");
        }
        return new LidarCalibration(name, inclinations, least, most, vehicleFromLidar);
    }

    /**
     * Inclinations of a range image's rows, from the top, radians.
     *
     * @throws BadDataException when there are not as many beams as rows
     */
    double[] ofRows(int rows, String where) throws BadDataException {
        double[] result = new double[rows];
        if (inclinations.length == 0 && !(least < most)) {
            throw new BadDataException(where + "beam_inclination_min, beam_inclination_max of LiDAR " + name + ": "
                    + least + " and " + most + ", must ascend where there are no beam_inclinations");
        }
        if (inclinations.length != 0 && inclinations.length != rows) {
            throw new BadDataException(where + "beam_inclinations of LiDAR " + name + ": has " + inclinations.length
                    + ", the range image has " + rows + " rows");
        }
        for (int row = 0; row < rows; row++) {
            int fromBelow = rows - 1 - row;
            result[row] = inclinations.length == 0
                    ? least + (fromBelow + 0.5) / rows * (most - least)
                    : inclinations[fromBelow];
        }
        return result;
    }

    /** Angle from the vehicle's x axis to the LiDAR's, radians. */
    double turn() {
        return Math.atan2(vehicleFromLidar.element(1, 0), vehicleFromLidar.element(0, 0));
    }
}
