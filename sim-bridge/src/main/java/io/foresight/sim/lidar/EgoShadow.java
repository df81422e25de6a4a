package io.foresight.sim.lidar;

import java.util.List;

/**
 * Directions in which the vehicle's own body blocks the beams: roof, racks, aerials. Beams inside a sector give no point.
 *
 * @param sectors in the sensor's frame
 */
public record EgoShadow(List<Sector> sectors) {
    public EgoShadow {
        sectors = List.copyOf(sectors);
    }

    /**
     * All directions below an elevation within a range of azimuths.
     *
     * @param fromAzimuth radians, counter-clockwise from +x, in [-2 pi, 2 pi]
     * @param toAzimuth radians, greater than {@code fromAzimuth}, by at most a full turn
     * @param belowElevation radians
     */
    public record Sector(double fromAzimuth, double toAzimuth, double belowElevation) {
        public Sector {
            if (!(Math.abs(fromAzimuth) <= 2 * Math.PI
                    && toAzimuth > fromAzimuth
                    && toAzimuth - fromAzimuth <= 2 * Math.PI + 1e-9
                    && Math.abs(belowElevation) <= Math.PI / 2)) {
                throw new IllegalArgumentException(
                        "a sector needs from < to within a full turn and an elevation within +-pi/2, got " + fromAzimuth
                                + " to " + toAzimuth + " below " + belowElevation + " rad");
            }
        }

        boolean holds(double azimuth) {
            double turn = azimuth - fromAzimuth;
            turn -= 2 * Math.PI * Math.floor(turn / (2 * Math.PI));
            return turn <= toAzimuth - fromAzimuth;
        }
    }

    /**
     * A station wagon with the sensor on a roof rack, similar to the KITTI vehicle: the roof behind, its front edge, two rack posts and an
     * aerial.
     */
    public static EgoShadow stationWagon() {
        return new EgoShadow(List.of(
                sector(-20, 22, -18.9), // roof and luggage behind, about azimuth pi
                sector(-18, -12, -14.9),
                sector(21, 29, -14.9),
                sector(-52, -47, -20.8),
                sector(53, 58, -20.8),
                sector(103, 114, -16.6), // aerial on the right
                sector(166, 194, -21.6), // bonnet
                sector(158, 202, -23.6)));
    }

    private static Sector sector(double fromDegreesBehind, double toDegreesBehind, double belowDegrees) {
        return new Sector(
                Math.toRadians(fromDegreesBehind) + Math.PI,
                Math.toRadians(toDegreesBehind) + Math.PI,
                Math.toRadians(belowDegrees));
    }

    /** Whether a beam in this direction of the sensor's frame is blocked. */
    boolean takes(double x, double y, double elevation) {
        for (Sector sector : sectors) {
            if (elevation <= sector.belowElevation && sector.holds(Math.atan2(y, x))) {
                return true;
            }
        }
        return false;
    }
}
