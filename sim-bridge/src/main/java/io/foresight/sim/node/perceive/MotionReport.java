package io.foresight.sim.node.perceive;

import io.foresight.perception.sweep.Deskew;
import java.util.Optional;

/**
 * Status of motion compensation.
 *
 * @param deskewed number of compensated sweeps
 * @param last outcome of the last sweep; empty before the first
 */
record MotionReport(MotionSource source, long deskewed, Optional<Deskew.Outcome> last) {
    /** The problem as a text; empty if there is none. */
    Optional<String> problem() {
        if (source == MotionSource.NONE) {
            return Optional.empty();
        }
        return last.flatMap(outcome -> switch (outcome) {
            case DONE, ALREADY_REMOVED, UNKNOWN_SKEW, CONSTANT_TIMES -> Optional.empty();
            case NO_TIMES -> Optional.of("sweeps are not motion-compensated: the clouds have no per-point times");
            case NO_PATH ->
                Optional.of("sweeps are not motion-compensated: "
                        + (source == MotionSource.TF ? "/tf does" : "odometry and /tf_static do")
                        + " not give the sensor's pose during the sweep");
        });
    }
}
