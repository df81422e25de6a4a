package io.foresight.perception.eval.mot;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The CLEAR figures (Bernardin and Stiefelhagen, 2008) with boxes matched from a similarity of 0.5, equal to TrackEval's.
 *
 * @param frames counted, for {@link #falseAlarmsPerFrame}; TrackEval leaves out sequences in which nothing is labelled or nothing is tracked
 * @param hits matched boxes
 * @param misses FN: labelled boxes without a match
 * @param falseAlarms FP: tracked boxes without a match
 * @param switches IDSW: a label is matched by another track than when it was last matched
 * @param mostlyTracked MT: labelled objects that are matched in more than 80 % of their frames
 * @param partlyTracked PT: in 20 to 80 %
 * @param mostlyLost ML: in less than 20 %
 * @param fragments Frag: how often the match of a label is taken up again
 * @param similarity sum over the hits
 */
public record ClearScore(
        long frames,
        long hits,
        long misses,
        long falseAlarms,
        long switches,
        long mostlyTracked,
        long partlyTracked,
        long mostlyLost,
        long fragments,
        double similarity) {

    /** The score of one sequence. */
    public static ClearScore of(TrackSequence sequence) {
        return new ClearCount(sequence).score();
    }

    /** The score of several sequences together; not the mean of theirs. */
    public static ClearScore combined(List<ClearScore> scores) {
        return new ClearScore(
                sum(scores, ClearScore::frames),
                sum(scores, ClearScore::hits),
                sum(scores, ClearScore::misses),
                sum(scores, ClearScore::falseAlarms),
                sum(scores, ClearScore::switches),
                sum(scores, ClearScore::mostlyTracked),
                sum(scores, ClearScore::partlyTracked),
                sum(scores, ClearScore::mostlyLost),
                sum(scores, ClearScore::fragments),
                scores.stream().mapToDouble(ClearScore::similarity).sum());
    }

    private static long sum(List<ClearScore> scores, ToLongFunction<ClearScore> count) {
        return scores.stream().mapToLong(count).sum();
    }

    /** MOTA: 1 less misses, false alarms and switches per labelled box; below 0 where they are more. */
    public double mota() {
        return (hits - falseAlarms - switches) / labels();
    }

    /** MODA: as {@link #mota} without switches. */
    public double moda() {
        return (hits - falseAlarms) / labels();
    }

    /** sMOTA: as {@link #mota}, with the similarity of each hit in its place. */
    public double softMota() {
        return (similarity - falseAlarms - switches) / labels();
    }

    /** MOTAL: as {@link #mota}, with the decimal logarithm of the switches in their place. */
    public double logMota() {
        return (hits - falseAlarms - (switches > 0 ? Math.log10((double) switches) : 0)) / labels();
    }

    /** MOTP: mean similarity of the hits; 0 without any. */
    public double motp() {
        return similarity / Math.max(1, hits);
    }

    /** Share of the labelled boxes that are matched. */
    public double recall() {
        return hits / labels();
    }

    /** Share of the tracked boxes that are matched. */
    public double precision() {
        return (double) hits / Math.max(1, hits + falseAlarms);
    }

    /** Harmonic mean of {@link #recall} and {@link #precision}. */
    public double f1() {
        return hits / Math.max(1, hits + 0.5 * misses + 0.5 * falseAlarms);
    }

    /** False alarms a frame. */
    public double falseAlarmsPerFrame() {
        return (double) falseAlarms / Math.max(1, frames);
    }

    private double labels() {
        return (double) Math.max(1, hits + misses);
    }
}
