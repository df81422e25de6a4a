package io.foresight.sim.drive.traffic;

import io.foresight.sim.drive.street.Ground;
import io.foresight.sim.drive.street.Street;
import java.util.List;

/**
 * A path that road users follow one after another: parallel to the main road at a fixed offset from its centre line, or straight across it.
 * {@code u} is the distance travelled, metres from the lane's start.
 *
 * @param use which road users use it
 * @param across null for a lane along the road; otherwise the {@code s} at which the lane crosses it
 * @param offset of a lane along the road from the road's centre line, positive to the left
 * @param forward whether travel is towards increasing {@code s} (along) or increasing {@code d} (across)
 * @param start {@code s} or {@code d} where {@code u} is 0
 * @param length metres
 * @param speed limit, m/s
 * @param stops in the order of travel
 */
record Lane(
        Use use,
        Double across,
        double offset,
        boolean forward,
        double start,
        double length,
        double speed,
        List<StopLine> stops) {

    /** Road users of a lane. */
    enum Use {
        VEHICLES,
        CYCLES,
        FEET
    }

    Lane {
        stops = List.copyOf(stops);
    }

    private double way(double u) {
        return forward ? start + u : start - u;
    }

    /** Road coordinate along the main road. */
    double s(double u) {
        return across == null ? way(u) : across;
    }

    /** Road coordinate across the main road, including a road user's own offset from the lane's centre, positive to its left. */
    double d(double u, double aside) {
        double out = forward ? aside : -aside;
        return across == null ? offset + out : way(u);
    }

    /** Rotation of the direction of travel from the main road's heading, radians. */
    double turn() {
        if (across == null) {
            return forward ? 0 : Math.PI;
        }
        return forward ? Math.PI / 2 : -Math.PI / 2;
    }

    /** Direction of travel in the world, radians. */
    double heading(Street street, double u) {
        return street.ground().heading(s(u)) + turn();
    }

    /** World distance per metre of {@code u} at a point of the lane. */
    double stretch(Ground ground, double u) {
        if (across != null) {
            return 1;
        }
        double bend = ground.heading(s(u) + 0.5) - ground.heading(s(u) - 0.5);
        return Math.max(0.3, 1 - offset * bend);
    }
}
