package io.foresight.reflect.offer;

import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.reflect.policy.ProposerPolicy;
import java.util.List;

/** The options of every policy that does what is proposed: how it chooses among proposals. */
final class ChoosingOptions {
    private static final double MUCH = 100;

    private static final PolicyOption MEMORY = PolicyOption.number(
            "memory",
            "Nats that an action costs for each time it was done in a scene that looked the same.",
            0,
            MUCH,
            0);
    private static final PolicyOption TEMPERATURE =
            PolicyOption.number("temperature", "Of drawing; 0: takes the likeliest.", 0, MUCH, 0);

    private ChoosingOptions() {}

    static List<PolicyOption> all() {
        return List.of(MEMORY, TEMPERATURE);
    }

    static ProposerPolicy.Settings read(PolicySettings settings) {
        return new ProposerPolicy.Settings(settings.number(MEMORY.name()), settings.number(TEMPERATURE.name()));
    }
}
