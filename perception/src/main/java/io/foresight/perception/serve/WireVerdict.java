package io.foresight.perception.serve;

import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.Validity;
import io.foresight.v1.Detections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Converts validity and reasons to and from their protobuf enums. */
public final class WireVerdict {
    private WireVerdict() {}

    static io.foresight.v1.Validity wire(Validity validity) {
        return switch (validity) {
            case VALID -> io.foresight.v1.Validity.VALIDITY_VALID;
            case DEGRADED -> io.foresight.v1.Validity.VALIDITY_DEGRADED;
            case INVALID -> io.foresight.v1.Validity.VALIDITY_INVALID;
        };
    }

    static List<io.foresight.v1.Reason> wire(Collection<Reason> reasons) {
        List<io.foresight.v1.Reason> wire = new ArrayList<>(reasons.size());
        for (Reason reason : reasons) {
            wire.add(wire(reason));
        }
        return wire;
    }

    static io.foresight.v1.Reason wire(Reason reason) {
        return switch (reason) {
            case STALE_INPUT -> io.foresight.v1.Reason.REASON_STALE_INPUT;
            case FUTURE_STAMP -> io.foresight.v1.Reason.REASON_FUTURE_STAMP;
            case OUT_OF_ORDER -> io.foresight.v1.Reason.REASON_OUT_OF_ORDER;
            case TOO_FEW_POINTS -> io.foresight.v1.Reason.REASON_TOO_FEW_POINTS;
            case NONFINITE_POINTS -> io.foresight.v1.Reason.REASON_NONFINITE_POINTS;
            case BLIND -> io.foresight.v1.Reason.REASON_BLIND;
            case MISPLACED -> io.foresight.v1.Reason.REASON_MISPLACED;
            case CAPACITY_EXCEEDED -> io.foresight.v1.Reason.REASON_CAPACITY_EXCEEDED;
            case SENSOR_MISSING -> io.foresight.v1.Reason.REASON_SENSOR_MISSING;
            case ENGINE_FAULT -> io.foresight.v1.Reason.REASON_ENGINE_FAULT;
            case BAD_FRAME -> io.foresight.v1.Reason.REASON_BAD_FRAME;
        };
    }

    /** The reply's validity. An unrecognised value is treated as INVALID. */
    public static Validity validity(Detections reply) {
        return switch (reply.getValidity()) {
            case VALIDITY_VALID -> Validity.VALID;
            case VALIDITY_DEGRADED -> Validity.DEGRADED;
            case VALIDITY_INVALID, VALIDITY_UNSPECIFIED, UNRECOGNIZED -> Validity.INVALID;
        };
    }

    /** The reply's reasons; unrecognised ones are left out. */
    public static Set<Reason> reasons(Detections reply) {
        Set<Reason> known = EnumSet.noneOf(Reason.class);
        for (Reason reason : Reason.values()) {
            if (reply.getReasonsList().contains(wire(reason))) {
                known.add(reason);
            }
        }
        return known;
    }
}
