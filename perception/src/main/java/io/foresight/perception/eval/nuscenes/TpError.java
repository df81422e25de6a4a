package io.foresight.perception.eval.nuscenes;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a detection is off the label that it was matched with. */
public enum TpError {
    /** Distance of the centres in the ground plane, metres. */
    @JsonProperty("trans_err")
    TRANSLATION("trans_err", "ATE"),
    /** 1 - IoU of the two sizes. */
    @JsonProperty("scale_err")
    SCALE("scale_err", "ASE"),
    /** Difference of the headings, radians. */
    @JsonProperty("orient_err")
    ORIENTATION("orient_err", "AOE"),
    /** Length of the difference of the velocities, m/s. */
    @JsonProperty("vel_err")
    VELOCITY("vel_err", "AVE"),
    /** 1 - share of right attributes. */
    @JsonProperty("attr_err")
    ATTRIBUTE("attr_err", "AAE");

    private final String key;
    private final String abbreviation;

    TpError(String key, String abbreviation) {
        this.key = key;
        this.abbreviation = abbreviation;
    }

    /** Name in the kit's files. */
    public String key() {
        return key;
    }

    /** Name in tables, of the average. */
    public String abbreviation() {
        return abbreviation;
    }

    /** NaN where the label does not say. */
    double between(EvalBox label, EvalBox detection, boolean symmetric) {
        return switch (this) {
            case TRANSLATION -> label.box().centreDistance(detection.box());
            case SCALE -> 1 - label.box().sizeOverlap(detection.box());
            case ORIENTATION -> label.box().headingDifference(detection.box(), symmetric ? Math.PI : 2 * Math.PI);
            case VELOCITY -> label.velocityDifference(detection);
            case ATTRIBUTE ->
                label.attribute().isEmpty() ? Double.NaN : label.attribute().equals(detection.attribute()) ? 0 : 1;
        };
    }
}
