package io.foresight.perception.eval.nuscenes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What tracks are scored by. */
public enum TrackingMetric {
    /** MOTAR averaged over recalls. */
    @JsonProperty("amota")
    AMOTA(false, 3),
    /** MOTP averaged over recalls, metres. */
    @JsonProperty("amotp")
    AMOTP(false, 3),
    /** Share of the labels that are matched. */
    @JsonProperty("recall")
    RECALL(false, 3),
    /** MOTA at the reached recall, where missing labels beyond it do not count. */
    @JsonProperty("motar")
    MOTAR(false, 3),
    /** Labels. */
    @JsonProperty("gt")
    GT(false, 0),
    /** 1 - (misses + switches + false positives) / labels, at least 0. */
    @JsonProperty("mota")
    MOTA(false, 3),
    /** Mean distance of matches, metres. */
    @JsonProperty("motp")
    MOTP(false, 3),
    /** Objects matched in at least 80 % of their frames. */
    @JsonProperty("mt")
    MT(true, 0),
    /** Objects matched in less than 20 % of their frames. */
    @JsonProperty("ml")
    ML(true, 0),
    /** False positives in 100 frames. */
    @JsonProperty("faf")
    FAF(false, 1),
    /** Matches that are no switches. */
    @JsonProperty("tp")
    TP(true, 0),
    /** Boxes without a label. */
    @JsonProperty("fp")
    FP(true, 0),
    /** Labels without a box. */
    @JsonProperty("fn")
    FN(true, 0),
    /** Matches with another track than before. */
    @JsonProperty("ids")
    IDS(true, 0),
    /** Times an object is lost and found again. */
    @JsonProperty("frag")
    FRAG(true, 0),
    /** Mean time until an object is found first, seconds. */
    @JsonProperty("tid")
    TID(false, 2),
    /** Mean of the longest time for which an object is lost, seconds. */
    @JsonProperty("lgd")
    LGD(false, 2);

    private final boolean summed;
    private final int decimals;

    TrackingMetric(boolean summed, int decimals) {
        this.summed = summed;
        this.decimals = decimals;
    }

    /** Whether all classes together have the sum of the classes' values; else the mean. */
    public boolean summed() {
        return summed;
    }

    /** Decimals that mean something. */
    int decimals() {
        return decimals;
    }

    /** Name in the kit's files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
