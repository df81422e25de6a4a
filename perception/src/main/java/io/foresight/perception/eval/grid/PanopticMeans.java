package io.foresight.perception.eval.grid;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Means over all classes that are not ignored; as in the official code one that is and was predicted nowhere counts as 0. */
record PanopticMeans(double quality, double segmentation, double recognition, double iou) {
    static PanopticMeans of(PanopticCount count, PanopticSettings settings) {
        return new PanopticMeans(
                mean(settings, count::quality),
                mean(settings, count::segmentation),
                mean(settings, count::recognition),
                mean(settings, count::iou));
    }

    private static double mean(PanopticSettings settings, IntToDoubleFunction figure) {
        return IntStream.range(0, settings.classes().size())
                .filter(of -> !settings.ignored().contains(of))
                .mapToDouble(figure)
                .average()
                .orElseThrow(); // settings leave at least one class
    }
}
