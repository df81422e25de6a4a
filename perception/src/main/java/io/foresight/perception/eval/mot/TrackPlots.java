package io.foresight.perception.eval.mot;

import io.foresight.perception.eval.ReportPlot;
import io.foresight.perception.eval.ReportPlot.Axis;
import io.foresight.perception.eval.ReportPlot.Line;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** HOTA and its parts over the similarity limit, a plot for each class that is labelled. */
final class TrackPlots {
    private TrackPlots() {}

    static List<ReportPlot> of(List<TrackClassReport> classes) {
        return classes.stream()
                .filter(each -> each.combined().labels() > 0)
                .map(TrackPlots::plot)
                .toList();
    }

    private static ReportPlot plot(TrackClassReport each) {
        TrackScore score = each.combined();
        return new ReportPlot(
                "hota-" + each.name(),
                String.format(
                        Locale.ROOT,
                        "%s: %,d labelled boxes of %,d objects, %,d boxes of %,d tracks",
                        each.name(),
                        score.labels(),
                        score.objects(),
                        score.boxes(),
                        score.tracks()),
                Axis.share("alpha: smallest similarity of a match"),
                Axis.share("score"),
                List.of(
                        line("HOTA", score, HotaLevel::hota),
                        line("DetA", score, HotaLevel::detection),
                        line("AssA", score, HotaLevel::association),
                        line("LocA", score, HotaLevel::location)));
    }

    private static Line line(String name, TrackScore score, ToDoubleFunction<HotaLevel> figure) {
        return new Line(
                String.format(Locale.ROOT, "%s, mean %.3f", name, score.hota().mean(figure)),
                TrackDocument.byAlpha(score, HotaLevel::alpha),
                TrackDocument.byAlpha(score, figure));
    }
}
