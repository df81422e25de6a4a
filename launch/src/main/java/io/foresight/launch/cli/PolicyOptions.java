package io.foresight.launch.cli;

import io.foresight.launch.assembly.PolicyChoice;
import io.foresight.launch.assembly.WorldKind;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.search.PolicyKind;
import io.foresight.planner.search.Proposals;
import io.foresight.planner.search.Value;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who decides, and what a decision may cost. */
final class PolicyOptions {
    /** What the paper's search considers. */
    enum Proposed {
        EXPERT,
        POSSIBLE,
        RANDOM;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a search judges states. */
    enum Judged {
        STEPS_TO_GO,
        SEATED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            converter = PolicyName.class,
            defaultValue = "expert",
            description = "expert, random, greedy, mcts (tuned), mcts-paper or beam (default: ${DEFAULT-VALUE}).")
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

    @Option(
            names = "--proposals",
            paramLabel = "KIND",
            defaultValue = "expert",
            description =
                    "What mcts-paper considers in a state: expert (the expert's action, with --proposal-odds,"
                            + " among random ones), possible (random ones that make sense), random (default: ${DEFAULT-VALUE}).")
    private Proposed proposals;

    @Option(
            names = "--proposal-odds",
            paramLabel = "P",
            defaultValue = "0.95",
            description = "How likely the expert's action is among the proposals (default: ${DEFAULT-VALUE}).")
    private double odds;

    @Option(
            names = "--value",
            paramLabel = "KIND",
            defaultValue = "steps-to-go",
            description =
                    "How greedy, mcts and beam judge states: steps-to-go (the expert's count) or seated (pieces in"
                            + " their places) (default: ${DEFAULT-VALUE}).")
    private Judged value;

    @Option(
            names = "--fixed-proposals",
            description = "Let mcts-paper's proposals be the same whenever a state comes again, as a model's without"
                    + " chance are.")
    private boolean fixed;

    @Option(
            names = "--refused-too",
            description = "Let random and mcts-paper answer with actions that are refused, too; each burns a step.")
    private boolean refusedToo;

    /** Who decides. */
    PolicyChoice choice(WorldOptions world, CommandSpec spec) {
        return choice(policy, world, spec);
    }

    /** Another policy under the same conditions. */
    PolicyChoice choice(PolicyKind kind, WorldOptions world, CommandSpec spec) {
        if (!(odds >= 0 && odds <= 1)) {
            throw new ParameterException(spec.commandLine(), "--proposal-odds must be 0 to 1, got " + odds);
        }
        Proposals considered =
                switch (proposals) {
                    case EXPERT -> Proposals.withExpert(Proposals.PAPER_COUNT, odds);
                    case POSSIBLE -> Proposals.possible(Proposals.PAPER_COUNT);
                    case RANDOM -> Proposals.random(Proposals.PAPER_COUNT);
                };
        return new PolicyChoice(
                kind,
                model,
                world.failures(),
                value == Judged.SEATED ? Value.SEATED : Value.STEPS_TO_GO,
                fixed ? considered.fixedByState() : considered,
                refusedToo,
                budget(kind, spec));
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
