package io.foresight.sim.node.perceive;

import io.foresight.v1.Detections;
import io.foresight.v1.Validity;

/** How frames were answered. Its owner's lock guards it. */
final class ReplyCounts {
    long valid;
    long degraded;
    long invalid;
    long passedOver; // because a newer frame had come, or the line was given up
    long unsent; // because there was no line
    Validity last = Validity.VALIDITY_UNSPECIFIED;
    String lastReasons = "";

    void count(Detections reply) {
        last = reply.getValidity();
        switch (reply.getValidity()) {
            case VALIDITY_VALID -> valid++;
            case VALIDITY_DEGRADED -> degraded++;
            case VALIDITY_INVALID, VALIDITY_UNSPECIFIED, UNRECOGNIZED -> invalid++;
        }
        lastReasons = reasons(reply);
    }

    /** Why an answer is worth less than usual, or nothing; empty when it is not. */
    static String reasons(Detections reply) {
        StringBuilder reasons = new StringBuilder();
        reply.getReasonsList().forEach(reason -> reasons.append(reasons.isEmpty() ? "" : ", ")
                .append(reason.name().replaceFirst("^REASON_", "")));
        if (!reply.getMessage().isEmpty()) {
            reasons.append(": ").append(reply.getMessage());
        }
        return reasons.toString();
    }
}
