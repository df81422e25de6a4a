package io.foresight.planner.search;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.AssemblyWorld;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The policies that see the state, as the command line and the service name them. */
public enum PolicyKind {
    /** {@link ExpertPolicy}. */
    EXPERT(1, 1),
    /** {@link RandomPolicy} over the actions that are not refused. */
    RANDOM(1, 1),
    /** {@link GreedyPolicy}. */
    GREEDY(100, 100),
    /** {@link MctsPolicy}. */
    MCTS(400, 40),
    /** {@link PaperMctsPolicy}; the expert's action is among its five proposals 95 times in 100. */
    MCTS_PAPER(PaperMctsPolicy.ITERATIONS, PaperMctsPolicy.ITERATIONS),
    /** {@link BeamPolicy}. */
    BEAM(2000, 100),

    /** {@link RandomPolicy} over everything that can be said. */
    RANDOM_ALL(1, 1),
    /** {@link GreedyPolicy} that judges by the pieces in place alone. */
    GREEDY_SEATED(100, 100),
    /** {@link MctsPolicy} that judges by the pieces in place alone and does not know the rules. */
    MCTS_SEATED(2000, 200),
    /** {@link BeamPolicy} that judges by the pieces in place alone. */
    BEAM_SEATED(20_000, 200),
    /** {@link PaperMctsPolicy}; the expert's action is among the proposals every other time. */
    MCTS_PAPER_HALF(PaperMctsPolicy.ITERATIONS, PaperMctsPolicy.ITERATIONS),
    /** {@link PaperMctsPolicy} with five proposals by chance. */
    MCTS_PAPER_RANDOM(PaperMctsPolicy.ITERATIONS, PaperMctsPolicy.ITERATIONS),
    /** {@link PaperMctsPolicy} with five proposals by chance, which answers with refused actions, too. */
    MCTS_PAPER_BLIND(PaperMctsPolicy.ITERATIONS, PaperMctsPolicy.ITERATIONS);

    private final int cheapNodes;
    private final int dearNodes;

    PolicyKind(int cheapNodes, int dearNodes) {
        this.cheapNodes = cheapNodes;
        this.dearNodes = dearNodes;
    }

    /** As it is written: {@code mcts-paper}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The policy of this name.
     *
     * @throws PlannerException SETTING_WRONG with all names for any other
     */
    public static PolicyKind of(String label) {
        for (PolicyKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new PlannerException(
                PlannerException.Code.SETTING_WRONG,
                "there is no policy \"" + label + "\"; choose one of "
                        + Arrays.stream(values()).map(PolicyKind::label).collect(Collectors.joining(", ")));
    }

    /**
     * A new policy of this kind.
     *
     * @param model makes the world that it searches in; not asked by policies that do not search. The policy closes it
     */
    public Policy open(Supplier<AssemblyWorld> model) {
        return switch (this) {
            case EXPERT -> new ExpertPolicy();
            case RANDOM -> new RandomPolicy();
            case RANDOM_ALL -> RandomPolicy.overEverything();
            case GREEDY -> new GreedyPolicy(model.get());
            case GREEDY_SEATED -> new GreedyPolicy(model.get(), Value.SEATED, System::nanoTime);
            case MCTS -> new MctsPolicy(model.get());
            case MCTS_SEATED -> new MctsPolicy(model.get(), MctsSettings.withoutExpert(), System::nanoTime);
            case BEAM -> new BeamPolicy(model.get());
            case BEAM_SEATED -> new BeamPolicy(model.get(), BeamSettings.withoutExpert(), System::nanoTime);
            case MCTS_PAPER -> paper(model.get(), Proposals.withExpert(Proposals.PAPER_COUNT, 0.95), true);
            case MCTS_PAPER_HALF -> paper(model.get(), Proposals.withExpert(Proposals.PAPER_COUNT, 0.5), true);
            case MCTS_PAPER_RANDOM -> paper(model.get(), Proposals.random(Proposals.PAPER_COUNT), true);
            case MCTS_PAPER_BLIND -> paper(model.get(), Proposals.random(Proposals.PAPER_COUNT), false);
        };
    }

    /** Model steps that a decision is worth, by the kind of world that is the model: physical steps are some 10,000 times as dear. */
    public Budget usualBudget(String modelKind) {
        return Budget.ofNodes(modelKind.equals("physical") ? dearNodes : cheapNodes);
    }

    private Policy paper(AssemblyWorld model, Proposals proposals, boolean onlyPossible) {
        return new PaperMctsPolicy(label(), model, proposals, onlyPossible, System::nanoTime);
    }
}
