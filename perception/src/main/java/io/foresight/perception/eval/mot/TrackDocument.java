package io.foresight.perception.eval.mot;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A {@link TrackScore} for JSON: TrackEval's names, shares in [0, 1]. */
final class TrackDocument {
    private TrackDocument() {}

    static Map<String, Object> of(TrackScore score) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("Frames", score.frames());
        figures.put("GT_Dets", score.labels());
        figures.put("GT_IDs", score.objects());
        figures.put("Dets", score.boxes());
        figures.put("IDs", score.tracks());
        for (TrackFigure figure : TrackFigure.ALL) {
            figures.put(figure.label(), figure.of(score));
        }
        putCounts(figures, score);
        figures.put(
                "by_alpha",
                score.labels() == 0
                        ? List.of()
                        : score.hota().levels().stream().map(Level::of).toList());
        return figures;
    }

    private static void putCounts(Map<String, Object> figures, TrackScore score) {
        ClearScore clear = score.clear();
        figures.put("CLR_TP", clear.hits());
        figures.put("CLR_FN", clear.misses());
        figures.put("CLR_FP", clear.falseAlarms());
        figures.put("IDSW", clear.switches());
        figures.put("MT", clear.mostlyTracked());
        figures.put("PT", clear.partlyTracked());
        figures.put("ML", clear.mostlyLost());
        figures.put("Frag", clear.fragments());
        figures.put("IDTP", score.identity().hits());
        figures.put("IDFN", score.identity().misses());
        figures.put("IDFP", score.identity().falseAlarms());
    }

    static List<Double> byAlpha(TrackScore score, ToDoubleFunction<HotaLevel> figure) {
        return score.hota().levels().stream().map(figure::applyAsDouble).toList();
    }

    private record Level(
            double alpha,
            @JsonProperty("HOTA") double hota,
            @JsonProperty("DetA") double detection,
            @JsonProperty("AssA") double association,
            @JsonProperty("DetRe") double detectionRecall,
            @JsonProperty("DetPr") double detectionPrecision,
            @JsonProperty("AssRe") double associationRecall,
            @JsonProperty("AssPr") double associationPrecision,
            @JsonProperty("LocA") double location,
            @JsonProperty("HOTA_TP") long hits,
            @JsonProperty("HOTA_FN") long misses,
            @JsonProperty("HOTA_FP") long falseAlarms) {
        static Level of(HotaLevel level) {
            return new Level(
                    level.alpha(),
                    level.hota(),
                    level.detection(),
                    level.association(),
                    level.detectionRecall(),
                    level.detectionPrecision(),
                    level.associationRecall(),
                    level.associationPrecision(),
                    level.location(),
                    level.hits(),
                    level.misses(),
                    level.falseAlarms());
        }
    }
}
