package io.foresight.planner.search;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import java.util.List;
import java.util.function.Supplier;

/** Kind of {@link PaperMctsPolicy}; by default the expert's action is among its five proposals with probability 0.95. */
public final class PaperMctsKind implements PolicyKind {
    private static final PolicyOption PROPOSALS = PolicyOption.word(
            "proposals",
            "What mcts-paper considers in a state: expert (the expert's action, with --proposal-odds, among random ones),"
                    + " possible (random ones that make sense), random.",
            List.of("expert", "possible", "random"));
    private static final PolicyOption ODDS =
            PolicyOption.number("proposal-odds", "How likely the expert's action is among the proposals.", 0, 1, 0.95);
    private static final PolicyOption FIXED = PolicyOption.flag(
            "fixed-proposals",
            "Let mcts-paper's proposals be the same whenever a state comes again, as a model's without chance are.");

    @Override
    public String name() {
        return "mcts-paper";
    }

    @Override
    public String description() {
        return "Tree search as in the paper, constants and all.";
    }

    @Override
    public List<PolicyOption> options() {
        return List.of(PROPOSALS, ODDS, FIXED, RandomKind.REFUSED_TOO);
    }

    @Override
    public int usualNodes(String modelKind) {
        return PaperMctsPolicy.ITERATIONS;
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        Proposals considered =
                switch (settings.text(PROPOSALS.name())) {
                    case "possible" -> Proposals.possible(Proposals.PAPER_COUNT);
                    case "random" -> Proposals.random(Proposals.PAPER_COUNT);
                    default -> Proposals.withExpert(Proposals.PAPER_COUNT, settings.number(ODDS.name()));
                };
        return new PaperMctsPolicy(
                model.get(),
                settings.flag(FIXED.name()) ? considered.fixedByState() : considered,
                !settings.flag(RandomKind.REFUSED_TOO.name()),
                System::nanoTime);
    }
}
