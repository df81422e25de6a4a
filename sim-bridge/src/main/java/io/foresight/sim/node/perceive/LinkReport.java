package io.foresight.sim.node.perceive;

import io.foresight.perception.detect.Validity;
import io.foresight.v1.DescribeResponse;
import java.util.Optional;

/**
 * How the line to the service does.
 *
 * @param state of the line
 * @param problem why it is not connected; empty when it is
 * @param service what it said of itself; empty before the first connection
 * @param connections made so far
 * @param waiting frames that are not answered yet
 * @param valid answers
 * @param degraded answers
 * @param invalid answers
 * @param passedOver frames left unanswered because newer ones had come or the line was given up
 * @param unsent frames that came while there was no line
 * @param last how the last answer was; empty before the first
 * @param lastReasons of the last answer; empty when it was valid
 */
record LinkReport(
        State state,
        String problem,
        Optional<DescribeResponse> service,
        long connections,
        int waiting,
        long valid,
        long degraded,
        long invalid,
        long passedOver,
        long unsent,
        Optional<Validity> last,
        String lastReasons) {
    /** Whether frames can be sent. */
    enum State {
        /** Not yet. */
        CONNECTING,
        /** Yes. */
        CONNECTED,
        /** No more; it is tried again. */
        LOST
    }
}
