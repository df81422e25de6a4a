package io.foresight.perception.eval.mot;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures of a {@link TrackScore} under the names that TrackEval gives them; HOTA's are means over its limits. */
final class TrackFigure {
    static final TrackFigure HOTA = new TrackFigure("HOTA", Needs.LABELS, hota(HotaLevel::hota));
    static final TrackFigure DET_A = new TrackFigure("DetA", Needs.LABELS, hota(HotaLevel::detection));
    static final TrackFigure ASS_A = new TrackFigure("AssA", Needs.LABELS, hota(HotaLevel::association));
    static final TrackFigure DET_RE = new TrackFigure("DetRe", Needs.LABELS, hota(HotaLevel::detectionRecall));
    static final TrackFigure DET_PR = new TrackFigure("DetPr", Needs.BOXES, hota(HotaLevel::detectionPrecision));
    static final TrackFigure ASS_RE = new TrackFigure("AssRe", Needs.LABELS, hota(HotaLevel::associationRecall));
    static final TrackFigure ASS_PR = new TrackFigure("AssPr", Needs.BOXES, hota(HotaLevel::associationPrecision));
    static final TrackFigure LOC_A = new TrackFigure("LocA", Needs.HITS, hota(HotaLevel::location));
    static final TrackFigure MOTA =
            new TrackFigure("MOTA", Needs.LABELS, score -> score.clear().mota());
    static final TrackFigure MOTP =
            new TrackFigure("MOTP", Needs.CLEAR_HITS, score -> score.clear().motp());
    static final TrackFigure MODA =
            new TrackFigure("MODA", Needs.LABELS, score -> score.clear().moda());
    static final TrackFigure SOFT_MOTA =
            new TrackFigure("sMOTA", Needs.LABELS, score -> score.clear().softMota());
    static final TrackFigure LOG_MOTA =
            new TrackFigure("MOTAL", Needs.LABELS, score -> score.clear().logMota());
    static final TrackFigure RECALL =
            new TrackFigure("CLR_Re", Needs.LABELS, score -> score.clear().recall());
    static final TrackFigure PRECISION =
            new TrackFigure("CLR_Pr", Needs.BOXES, score -> score.clear().precision());
    static final TrackFigure F1 =
            new TrackFigure("CLR_F1", Needs.LABELS, score -> score.clear().f1());
    static final TrackFigure ID_F1 =
            new TrackFigure("IDF1", Needs.LABELS, score -> score.identity().f1());
    static final TrackFigure ID_RECALL =
            new TrackFigure("IDR", Needs.LABELS, score -> score.identity().recall());
    static final TrackFigure ID_PRECISION =
            new TrackFigure("IDP", Needs.BOXES, score -> score.identity().precision());

    /** All of them, in the order in which they are told. */
    static final List<TrackFigure> ALL = List.of(
            HOTA,
            DET_A,
            ASS_A,
            DET_RE,
            DET_PR,
            ASS_RE,
            ASS_PR,
            LOC_A,
            MOTA,
            MOTP,
            MODA,
            SOFT_MOTA,
            LOG_MOTA,
            RECALL,
            PRECISION,
            F1,
            ID_F1,
            ID_RECALL,
            ID_PRECISION);

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

    private TrackFigure(String label, Needs needs, ToDoubleFunction<TrackScore> figure) {
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
