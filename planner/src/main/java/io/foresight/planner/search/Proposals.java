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
 * The few actions that a search considers in a state. In ReflectVLM they are the five likeliest answers of a cloned policy; here chance
 * stands in for it, with or without the expert's answer among them.
 */
@FunctionalInterface
public interface Proposals {
    /** How many ReflectVLM's search asks for. */
    int PAPER_COUNT = 5;

    /** Distinct actions, best guess first, at least one. */
    List<Action> propose(AssemblyState state, Expert expert, Dependencies dependencies, SplittableRandom random);

    /** So many draws from everything that can be said but {@code done}; equal ones are kept once. Most are refused. */
    static Proposals random(int count) {
        return (state, expert, dependencies, random) -> {
            List<Action> all = Action.all(state.pieces());
            return draw(all.subList(0, all.size() - 1), count, new LinkedHashSet<>(), random);
        };
    }

    /** So many draws from the actions that are not refused in the state; equal ones are kept once. */
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
     * The same proposals whenever the same board is in the same state, as of a policy that answers the same picture alike: what it does not
     * think of there it never thinks of there.
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
