package io.foresight.perception.eval.waymo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Classes of the dataset; a constant's place is its number in {@code label.proto}. */
public enum WaymoType {
    /** In no class; not scored. */
    @JsonProperty("unknown")
    UNKNOWN,
    /** Everything that drives, but for cycles. */
    @JsonProperty("vehicle")
    VEHICLE,
    /** People on foot. */
    @JsonProperty("pedestrian")
    PEDESTRIAN,
    /** Traffic signs. */
    @JsonProperty("sign")
    SIGN,
    /** People on bicycles. */
    @JsonProperty("cyclist")
    CYCLIST;

    /** Name in lower case, as in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
