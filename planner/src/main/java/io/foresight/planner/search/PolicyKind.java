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
    MCTS(400, 100),
    /** {@link PaperMctsPolicy}; the expert's action is among its five proposals 95 times in 100. */
    MCTS_PAPER(PaperMctsPolicy.ITERATIONS, PaperMctsPolicy.ITERATIONS),
    /** {@link BeamPolicy}. */
    BEAM(2000, 300);

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
            case GREEDY -> new GreedyPolicy(model.get());
            case MCTS -> new MctsPolicy(model.get());
            case MCTS_PAPER -> new PaperMctsPolicy(model.get());
            case BEAM -> new BeamPolicy(model.get());
        };
    }

    /** Model steps that a decision is worth, by the kind of world that is the model: physical steps are some 1,000 times as dear. */
    public Budget usualBudget(String modelKind) {
        return Budget.ofNodes(modelKind.equals("physical") ? dearNodes : cheapNodes);
    }
}
