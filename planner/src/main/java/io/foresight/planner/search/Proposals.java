package io.foresight.planner.search;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Proposes the few actions that a search considers in a state. In ReflectVLM they are the five most likely outputs of a cloned policy; here
 * they are random, optionally including the expert's action.
 */
@FunctionalInterface
public interface Proposals {
    /** Number of proposals in ReflectVLM's search. */
    int PAPER_COUNT = 5;

    /** Distinct actions, the best first, at least one. */
    List<Action> propose(AssemblyState state, Expert expert, Dependencies dependencies, SplittableRandom random);

    /** Random draws from all actions except {@code done}; duplicates are dropped. Most are refused. */
    static Proposals random(int count) {
        return (state, expert, dependencies, random) -> {
            List<Action> all = Action.all(state.pieces());
            return draw(all.subList(0, all.size() - 1), count, new LinkedHashSet<>(), random);
        };
    }

    /** Random draws from the actions that are not refused in the state; duplicates are dropped. */
    static Proposals possible(int count) {
        return (state, expert, dependencies, random) ->
                draw(Candidates.possible(dependencies, state), count, new LinkedHashSet<>(), random);
    }

    /** As {@link #random}, but with this probability the first is the expert's. */
    static Proposals withExpert(int count, double probability) {
        return (state, expert, dependencies, random) -> {
            Set<Action> first = new LinkedHashSet<>();
            if (random.nextDouble() < probability) {
                first.add(expert.choose(state));
            }
            List<Action> all = Action.all(state.pieces());
            return draw(all.subList(0, all.size() - 1), count - first.size(), first, random);
        };
    }

    /**
     * Makes the proposals a function of board and state, as those of a deterministic policy: an action that is not proposed in a state is
     * then never proposed there.
     */
    default Proposals fixedByState() {
        return (state, expert, dependencies, random) -> {
            long mixed = dependencies.hashCode();
            for (int part : new int[] {state.seated(), state.loose(), state.lost(), state.lying(), state.held()}) {
                mixed = new SplittableRandom(mixed * 31 + part).nextLong();
            }
            return propose(state, expert, dependencies, new SplittableRandom(mixed));
        };
    }

    private static List<Action> draw(List<Action> from, int times, Set<Action> into, SplittableRandom random) {
        for (int i = 0; i < times; i++) {
            into.add(from.get(random.nextInt(from.size())));
        }
        return new ArrayList<>(into);
    }
}
