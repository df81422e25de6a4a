package io.foresight.reflect.offer;

import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.reflect.imagine.Critic;
import io.foresight.reflect.imagine.RulesCritic;
import java.util.Arrays;
import java.util.Locale;

/** The critics that judge what is imagined. */
enum CriticKind {
    /** The rules in the likeliest order. */
    RULES,
    /** The rules, as the mean over the orders that may be. */
    EXPECTED;

    static final PolicyOption OPTION = PolicyOption.word(
            "critic",
            "Who counts the steps to go: rules in the likeliest order, or their mean over the orders that may be.",
            Arrays.stream(values())
                    .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                    .toList());

    private Critic critic() {
        return switch (this) {
            case RULES -> RulesCritic.likeliest();
            case EXPECTED -> RulesCritic.expected();
        };
    }

    static Critic of(PolicySettings settings) {
        return valueOf(settings.text(OPTION.name()).toUpperCase(Locale.ROOT)).critic();
    }
}
