package io.foresight.perception.eval.mot;

import java.util.function.ToDoubleFunction;

/** The figures of a {@link TrackScore} under the names that TrackEval gives them; HOTA's are means over its limits. */
enum TrackFigure {
    HOTA("HOTA", Needs.LABELS, hota(HotaLevel::hota)),
    DET_A("DetA", Needs.LABELS, hota(HotaLevel::detection)),
    ASS_A("AssA", Needs.LABELS, hota(HotaLevel::association)),
    DET_RE("DetRe", Needs.LABELS, hota(HotaLevel::detectionRecall)),
    DET_PR("DetPr", Needs.BOXES, hota(HotaLevel::detectionPrecision)),
    ASS_RE("AssRe", Needs.LABELS, hota(HotaLevel::associationRecall)),
    ASS_PR("AssPr", Needs.BOXES, hota(HotaLevel::associationPrecision)),
    LOC_A("LocA", Needs.HITS, hota(HotaLevel::location)),
    MOTA("MOTA", Needs.LABELS, score -> score.clear().mota()),
    MOTP("MOTP", Needs.CLEAR_HITS, score -> score.clear().motp()),
    MODA("MODA", Needs.LABELS, score -> score.clear().moda()),
    SOFT_MOTA("sMOTA", Needs.LABELS, score -> score.clear().softMota()),
    LOG_MOTA("MOTAL", Needs.LABELS, score -> score.clear().logMota()),
    RECALL("CLR_Re", Needs.LABELS, score -> score.clear().recall()),
    PRECISION("CLR_Pr", Needs.BOXES, score -> score.clear().precision()),
    F1("CLR_F1", Needs.LABELS, score -> score.clear().f1()),
    ID_F1("IDF1", Needs.LABELS, score -> score.identity().f1()),
    ID_RECALL("IDR", Needs.LABELS, score -> score.identity().recall()),
    ID_PRECISION("IDP", Needs.BOXES, score -> score.identity().precision());

    /** What must be counted for a figure to say something. */
    private enum Needs {
        LABELS,
        BOXES,
        HITS,
        CLEAR_HITS
    }

    private final String label;
    private final Needs needs;
    private final ToDoubleFunction<TrackScore> figure;

    TrackFigure(String label, Needs needs, ToDoubleFunction<TrackScore> figure) {
        this.label = label;
        this.needs = needs;
        this.figure = figure;
    }

    private static ToDoubleFunction<TrackScore> hota(ToDoubleFunction<HotaLevel> figure) {
        return score -> score.hota().mean(figure);
    }

    /** TrackEval's name. */
    String label() {
        return label;
    }

    /** A share; NaN where nothing was counted, for which TrackEval has 0 or 1. */
    double of(TrackScore score) {
        return isKnown(score) ? figure.applyAsDouble(score) : Double.NaN;
    }

    private boolean isKnown(TrackScore score) {
        return score.labels() > 0
                && switch (needs) {
                    case LABELS -> true;
                    case BOXES -> score.boxes() > 0;
                    case HITS -> score.hota().levels().get(0).hits() > 0;
                    case CLEAR_HITS -> score.clear().hits() > 0;
                };
    }
}
