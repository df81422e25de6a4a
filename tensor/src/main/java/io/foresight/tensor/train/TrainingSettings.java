package io.foresight.tensor.train;

import io.foresight.core.text.Problems;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What decides the result of a run: two runs with equal settings, data, network and thread count give the same weights, and a checkpoint is only
 * continued under the settings it was made with.
 *
 * @param steps optimiser steps of the whole run, at least 1
 * @param accumulation batches whose gradients are averaged into one step, at least 1
 * @param peakLearningRate the highest learning rate of the one-cycle schedule, above 0
 * @param warmupShare share of the steps in which the rate climbs to its peak, in [0, 1)
 * @param startDivisor the first rate is the peak divided by this, at least 1
 * @param finalDivisor the last rate is the peak divided by this, at least 1
 * @param beta1 decay of AdamW's first moment at the ends of the cycle, in [0, 1)
 * @param beta1AtPeak the same at the peak of the learning rate; equal to {@code beta1} for no cycling
 * @param beta2 decay of AdamW's second moment, in [0, 1)
 * @param epsilon added to the root of the second moment, above 0
 * @param weightDecay decoupled decay of parameters of two or more dimensions, at least 0
 * @param clipNorm gradients are scaled so that their global norm is at most this; {@code Double.POSITIVE_INFINITY} for no clipping
 * @param emaDecay decay of the averaged weights, in [0, 1); 0 makes the average equal to the latest weights
 * @param seed seed of everything random in the run
 * @param groups parameters that are trained in a way of their own, by name; none by default
 * @param optimiserOn where a step is worked out; on the host by default
 */
public record TrainingSettings(
        long steps,
        int accumulation,
        double peakLearningRate,
        double warmupShare,
        double startDivisor,
        double finalDivisor,
        double beta1,
        double beta1AtPeak,
        double beta2,
        double epsilon,
        double weightDecay,
        double clipNorm,
        double emaDecay,
        long seed,
        List<ParameterGroup> groups,
        OptimiserPlace optimiserOn) {

    /** Checks every value and reports all problems in one {@link TrainingException}. */
    public TrainingSettings {
        groups = List.copyOf(groups);
        new Problems()
                .require(steps >= 1, "steps", steps, "at least 1")
                .require(accumulation >= 1, "accumulation", accumulation, "at least 1")
                .require(positive(peakLearningRate), "peakLearningRate", peakLearningRate, "above 0 and finite")
                .require(share(warmupShare), "warmupShare", warmupShare, "in [0, 1)")
                .require(startDivisor >= 1 && positive(startDivisor), "startDivisor", startDivisor, "at least 1")
                .require(finalDivisor >= 1 && positive(finalDivisor), "finalDivisor", finalDivisor, "at least 1")
                .require(share(beta1), "beta1", beta1, "in [0, 1)")
                .require(share(beta1AtPeak), "beta1AtPeak", beta1AtPeak, "in [0, 1)")
                .require(share(beta2), "beta2", beta2, "in [0, 1)")
                .require(positive(epsilon), "epsilon", epsilon, "above 0 and finite")
                .require(weightDecay >= 0 && Double.isFinite(weightDecay), "weightDecay", weightDecay, "at least 0")
                .require(clipNorm > 0, "clipNorm", clipNorm, "above 0")
                .require(share(emaDecay), "emaDecay", emaDecay, "in [0, 1)")
                .require(optimiserOn != null, "optimiserOn", optimiserOn, "host or device")
                .throwIfAny(problems -> TrainingException.listing("training settings", problems));
    }

    /** All parameters trained alike, on the host. */
    public TrainingSettings(
            long steps,
            int accumulation,
            double peakLearningRate,
            double warmupShare,
            double startDivisor,
            double finalDivisor,
            double beta1,
            double beta1AtPeak,
            double beta2,
            double epsilon,
            double weightDecay,
            double clipNorm,
            double emaDecay,
            long seed) {
        this(
                steps,
                accumulation,
                peakLearningRate,
                warmupShare,
                startDivisor,
                finalDivisor,
                beta1,
                beta1AtPeak,
                beta2,
                epsilon,
                weightDecay,
                clipNorm,
                emaDecay,
                seed,
                List.of(),
                OptimiserPlace.HOST);
    }

    /** {@link #defaults(long, long)} with 10000 steps and seed 1. */
    public static TrainingSettings defaults() {
        return defaults(10_000, 1);
    }

    /** Common values for a detector trained from scratch: peak 1e-3, 30 % warm-up, decay 0.01, betas 0.95/0.85/0.99, clip 10, average 0.999. */
    public static TrainingSettings defaults(long steps, long seed) {
        return new TrainingSettings(steps, 1, 1e-3, 0.3, 10, 1e4, 0.95, 0.85, 0.99, 1e-8, 0.01, 10, 0.999, seed);
    }

    /** The same with another number of steps. */
    public TrainingSettings withSteps(long count) {
        return with(count, accumulation, peakLearningRate, emaDecay, groups, optimiserOn);
    }

    /** The same with another peak learning rate. */
    public TrainingSettings withPeakLearningRate(double rate) {
        return with(steps, accumulation, rate, emaDecay, groups, optimiserOn);
    }

    /** The same with another number of accumulated batches a step. */
    public TrainingSettings withAccumulation(int batches) {
        return with(steps, batches, peakLearningRate, emaDecay, groups, optimiserOn);
    }

    /** The same with another decay of the averaged weights. */
    public TrainingSettings withEmaDecay(double decay) {
        return with(steps, accumulation, peakLearningRate, decay, groups, optimiserOn);
    }

    /** The same with these groups. */
    public TrainingSettings withGroups(ParameterGroup... others) {
        return with(steps, accumulation, peakLearningRate, emaDecay, List.of(others), optimiserOn);
    }

    /** The same worked out elsewhere. */
    public TrainingSettings withOptimiserOn(OptimiserPlace place) {
        return with(steps, accumulation, peakLearningRate, emaDecay, groups, place);
    }

    private TrainingSettings with(
            long count, int batches, double rate, double decay, List<ParameterGroup> others, OptimiserPlace place) {
        return new TrainingSettings(
                count,
                batches,
                rate,
                warmupShare,
                startDivisor,
                finalDivisor,
                beta1,
                beta1AtPeak,
                beta2,
                epsilon,
                weightDecay,
                clipNorm,
                decay,
                seed,
                others,
                place);
    }

    /** Every value as text, for comparing runs; groups and place only where they are not the usual ones, which older checkpoints do not name. */
    Map<String, String> flattened() {
        Map<String, String> all = new TreeMap<>();
        for (RecordComponent component : TrainingSettings.class.getRecordComponents()) {
            try {
                all.put(
                        "training." + component.getName(),
                        String.valueOf(component.getAccessor().invoke(this)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record's accessors can be called", e);
            }
        }
        if (groups.isEmpty()) {
            all.remove("training.groups");
        }
        if (optimiserOn == OptimiserPlace.HOST) {
            all.remove("training.optimiserOn");
        }
        return all;
    }

    OneCycle schedule() {
        return new OneCycle(steps, peakLearningRate, warmupShare, startDivisor, finalDivisor, beta1, beta1AtPeak);
    }

    private static boolean positive(double value) {
        return value > 0 && Double.isFinite(value);
    }

    private static boolean share(double value) {
        return value >= 0 && value < 1;
    }
}
