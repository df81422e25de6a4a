package io.foresight.sim.node.perceive;

import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.serve.WireVerdict;
import io.foresight.v1.Detections;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts replies by validity. Guarded by its owner's lock. */
final class ReplyCounts {
    long valid;
    long degraded;
    long invalid;
    long passedOver; // because a newer frame had arrived, or the connection was lost
    long unsent; // because there was no connection
    Optional<Validity> last = Optional.empty();
    String lastReasons = "";

    void count(Detections reply) {
        Validity validity = WireVerdict.validity(reply);
        last = Optional.of(validity);
        switch (validity) {
            case VALID -> valid++;
            case DEGRADED -> degraded++;
            case INVALID -> invalid++;
        }
        lastReasons = reasons(reply);
    }

    /** The reasons why a reply is degraded or invalid; empty when it is valid. */
    static String reasons(Detections reply) {
        String reasons = WireVerdict.reasons(reply).stream().map(Reason::name).collect(Collectors.joining(", "));
        return reply.getMessage().isEmpty() ? reasons : reasons + ": " + reply.getMessage();
    }
}
