package io.foresight.reflect.offer;

import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.reflect.imagine.Critic;
import io.foresight.reflect.imagine.RulesCritic;
import io.foresight.reflect.model.ReflectModel;
import java.util.Arrays;
import java.util.Locale;

/** The critics that judge what is imagined. */
enum CriticKind {
    /** The rules in the likeliest order. */
    RULES,
    /** The rules, as the mean over the orders that may be. */
    EXPECTED,
    /** The critic of the model's network that imagines; judges by appearance. */
    LATENT;

    static final PolicyOption OPTION = PolicyOption.word(
            "critic",
            "Who counts the steps to go: rules in the likeliest order, their mean over the orders that may be (expected), or the model's own critic (latent).",
            Arrays.stream(values())
                    .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                    .toList());

    /**
     * Opens it.
     *
     * @throws io.foresight.planner.task.PlannerException SETTING_WRONG when the model has none; the model is closed then
     */
    Critic of(ReflectModel networks) {
        return switch (this) {
            case RULES -> RulesCritic.likeliest();
            case EXPECTED -> RulesCritic.expected();
            case LATENT ->
                ModelOptions.orClosed(networks, networks::imagination).critic();
        };
    }

    /** Does it judge by what things look like? */
    boolean looks() {
        return this == LATENT;
    }

    static CriticKind of(PolicySettings settings) {
        return valueOf(settings.text(OPTION.name()).toUpperCase(Locale.ROOT));
    }
}
