package io.foresight.tensor.train;

import io.foresight.core.text.Problems;
import io.foresight.tensor.archive.NamePattern;
import java.util.Optional;

/**
 * Parameters that are trained in a way of their own, chosen by name. Of several groups that mean one parameter the first
 * counts; parameters that no group means follow the settings.
 *
 * @param names pattern in which {@code *} stands for any characters; it must mean at least one parameter
 * @param rule how they are updated; AdamW if absent
 * @param learningRateScale factor on the learning rate of the schedule, above 0; 1 if absent
 * @param weightDecay decoupled decay of those with two or more dimensions, at least 0; that of the settings if absent
 */
public record ParameterGroup(
        String names, Optional<UpdateRule> rule, Optional<Double> learningRateScale, Optional<Double> weightDecay) {
    /** Checks every value and reports all problems in one {@link TrainingException}. */
    public ParameterGroup {
        double scale = learningRateScale.orElse(1.0);
        double decay = weightDecay.orElse(0.0);
        new Problems()
                .require(names != null && !names.isBlank(), "names", names, "a pattern of parameter names")
                .require(scale > 0 && Double.isFinite(scale), "learningRateScale", scale, "above 0 and finite")
                .require(decay >= 0 && Double.isFinite(decay), "weightDecay", decay, "at least 0")
                .throwIfAny(problems -> TrainingException.listing("settings of parameter group " + names, problems));
    }

    /** Parameters that keep their values. */
    public static ParameterGroup frozen(String names) {
        return new ParameterGroup(names, Optional.of(UpdateRule.FROZEN), Optional.empty(), Optional.empty());
    }

    /** Parameters with another rule and another rate. */
    public static ParameterGroup of(String names, UpdateRule rule, double learningRateScale) {
        return new ParameterGroup(names, Optional.of(rule), Optional.of(learningRateScale), Optional.empty());
    }

    boolean means(String parameter) {
        return new NamePattern(names).matches(parameter);
    }
}
