package io.foresight.sim.node.perceive;

import io.foresight.perception.sweep.Deskew;
import java.util.Optional;

/**
 * What became of the sensor's own motion in the sweeps so far.
 *
 * @param deskewed sweeps out of which it was taken
 * @param last what came of the last sweep; empty before the first
 */
record MotionReport(MotionSource source, long deskewed, Optional<Deskew.Outcome> last) {
    /** What is wrong, in words; empty where nothing is. */
    Optional<String> problem() {
        if (source == MotionSource.NONE) {
            return Optional.empty();
        }
        return last.flatMap(outcome -> switch (outcome) {
            case DONE, ALREADY_REMOVED, UNKNOWN_SKEW, CONSTANT_TIMES -> Optional.empty();
            case NO_TIMES ->
                Optional.of("sweeps keep the sensor's motion: the clouds do not say when each point was measured");
            case NO_PATH ->
                Optional.of("sweeps keep the sensor's motion: "
                        + (source == MotionSource.TF ? "/tf does" : "odometry and /tf_static do")
                        + " not say where the sensor was during the sweep");
        });
    }
}
