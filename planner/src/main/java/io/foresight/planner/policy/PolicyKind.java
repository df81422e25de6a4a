package io.foresight.planner.policy;

import io.foresight.planner.world.AssemblyWorld;
import java.util.List;
import java.util.function.Supplier;

/**
 * A kind of policy, which the command line and the service offer by name. Any module can bring some: a public class with a public
 * constructor without parameters, named in {@code META-INF/services/io.foresight.planner.policy.PolicyKind}.
 */
public interface PolicyKind {
    /** Lower-case letters, digits and dashes: {@code mcts-paper}. */
    String name();

    /** What it does, in one line, for help texts. */
    String description();

    /** Do its policies see the state? Their {@link Policy#sight} must say the same. */
    default boolean seesState() {
        return true;
    }

    /** What can be set about it, none by default. */
    default List<PolicyOption> options() {
        return List.of();
    }

    /** Steps of a model that a decision is worth when nobody says; {@code modelKind} as {@link AssemblyWorld#kind}. At least 1. */
    default int usualNodes(String modelKind) {
        return 1;
    }

    /**
     * A new policy.
     *
     * @param model makes the world that it searches in; not asked by policies that do not search. The policy closes it
     * @throws io.foresight.planner.task.PlannerException SETTING_WRONG for settings that do not fit together
     */
    Policy open(PolicySettings settings, Supplier<AssemblyWorld> model);
}
