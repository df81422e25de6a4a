package io.foresight.launch.cli;

import io.foresight.launch.assembly.PolicyChoice;
import io.foresight.launch.assembly.WorldKind;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.search.PolicyKind;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who decides, and what a decision may cost. */
final class PolicyOptions {
    @Option(
            names = "--policy",
            paramLabel = "NAME",
            converter = PolicyName.class,
            defaultValue = "expert",
            description = "expert, random, greedy, mcts (tuned), mcts-paper, beam; and with less knowledge random-all,"
                    + " greedy-seated, mcts-seated, beam-seated, mcts-paper-half, mcts-paper-random, mcts-paper-blind"
                    + " (default: ${DEFAULT-VALUE}).")
    private PolicyKind policy;

    @Option(
            names = "--model",
            paramLabel = "WORLD",
            converter = WorldName.class,
            defaultValue = "symbolic",
            description = "World that a search tries things out in (default: ${DEFAULT-VALUE}).")
    private WorldKind model;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "Steps of its model that a decision may take (default: what the policy is tuned for).")
    private Integer nodes;

    @Option(names = "--seconds-per-decision", paramLabel = "S", description = "Time that a decision may take.")
    private Double seconds;

    PolicyChoice choice(WorldOptions world, CommandSpec spec) {
        return new PolicyChoice(policy, model, world.failures(), budget(policy, spec));
    }

    /** Another policy under the same conditions. */
    PolicyChoice choice(PolicyKind other, WorldOptions world, CommandSpec spec) {
        return new PolicyChoice(other, model, world.failures(), budget(other, spec));
    }

    private Budget budget(PolicyKind kind, CommandSpec spec) {
        Budget usual = kind.usualBudget(model.toString());
        if (nodes != null && nodes < 1) {
            throw new ParameterException(spec.commandLine(), "--nodes must be 1 or more, got " + nodes);
        }
        if (seconds != null && !(seconds >= 1e-6 && seconds <= 86_400)) {
            throw new ParameterException(
                    spec.commandLine(), "--seconds-per-decision must be 0.000001 to 86400, got " + seconds);
        }
        int most = nodes != null ? nodes : seconds != null ? Integer.MAX_VALUE : usual.nodes();
        return seconds == null ? Budget.ofNodes(most) : new Budget(most, Duration.ofNanos(Math.round(seconds * 1e9)));
    }
}
