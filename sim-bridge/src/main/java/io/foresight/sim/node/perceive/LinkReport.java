package io.foresight.sim.node.perceive;

import io.foresight.perception.detect.Validity;
import io.foresight.v1.DescribeResponse;
import java.util.Optional;

/**
 * Status of the connection to the perception service.
 *
 * @param state of the connection
 * @param problem why it is not connected; empty when it is
 * @param service its description of itself; empty before the first connection
 * @param connections number of connections made so far
 * @param waiting number of frames without a reply so far
 * @param valid number of replies
 * @param degraded number of replies
 * @param invalid number of replies
 * @param passedOver number of frames without a reply because newer ones had arrived or the connection was lost
 * @param unsent number of frames that arrived while there was no connection
 * @param last validity of the last reply; empty before the first
 * @param lastReasons reasons of the last reply; empty when it was valid
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
        /** Not yet connected. */
        CONNECTING,
        /** Connected. */
        CONNECTED,
        /** Disconnected; reconnecting. */
        LOST
    }
}
