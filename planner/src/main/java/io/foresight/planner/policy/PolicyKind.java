package io.foresight.planner.policy;

import io.foresight.planner.world.AssemblyWorld;
import java.util.List;
import java.util.function.Supplier;

/**
 * A kind of policy, offered by name on the command line and by the service. Any module can provide kinds: a public class with a public
 * no-argument constructor, listed in {@code META-INF/services/io.foresight.planner.policy.PolicyKind}.
 */
public interface PolicyKind {
    /** Lower-case letters, digits and dashes: {@code mcts-paper}. */
    String name();

    /** A one-line description for help texts. */
    String description();

    /** Whether its policies see the state; where that depends on their settings, whether some do. */
    default boolean seesState() {
        return true;
    }

    /** Whether policies with these settings see the state. Their {@link Policy#sight} must agree. */
    default boolean seesState(PolicySettings settings) {
        return seesState();
    }

    /**
     * Whether its policies send what they see to a server that their options name; false by default. A service does not offer such a kind
     * to its clients, because they could choose the server and so receive what the policy sends, the operator's key included.
     */
    default boolean opensConnections() {
        return false;
    }

    /** Its options, none by default. */
    default List<PolicyOption> options() {
        return List.of();
    }

    /** Default number of model steps per decision; {@code modelKind} as {@link AssemblyWorld#kind}. At least 1. */
    default int usualNodes(String modelKind) {
        return 1;
    }

    /**
     * Creates a policy.
     *
     * @param model creates the world in which it searches; not called by policies that do not search. The policy closes it
     * @throws io.foresight.planner.task.PlannerException SETTING_WRONG for inconsistent settings
     */
    Policy open(PolicySettings settings, Supplier<AssemblyWorld> model);
}
