package io.foresight.reflect.learn;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Ways through a task to imagine: actions of an expert, of chance, and of a planner that errs. The one that errs knows only some of what lies
 * over what and takes all for done as planned, as plans that are imagined do; now and then it looks again.
 *
 * @param states where everything was before the first action and after each; pieces by the board's numbers
 * @param actions one fewer
 */
record ImagineWalk(List<AssemblyState> states, List<Action> actions) {
    private static final int MOST_BEFORE = 14;
    private static final double[] CHANCE = {0, 0.1, 0.25, 0.5};
    private static final double PLANNED = 0.5;
    private static final double FORGOTTEN = 0.4;
    private static final double LOOKS_AGAIN = 0.2;

    /**
     * Walks on from somewhere on the way, until it is solved, a piece is lost or the actions are done; one action at least.
     *
     * @param most actions
     */
    static ImagineWalk of(AssemblyWorld world, AssemblyTask task, int most, SplittableRandom random) {
        Dependencies order = task.board().dependencies();
        double chance = CHANCE[random.nextInt(CHANCE.length)];
        Planner planner = random.nextDouble() < PLANNED ? erring(order, random) : new Planner(order, 1);
        world.reset(task, random.nextLong());
        planner.look(world.state());
        for (int before = random.nextInt(MOST_BEFORE); before > 0 && goesOn(world); before--) {
            world.step(planner.next(world, task, chance, random));
        }
        if (!goesOn(world)) {
            world.reset(task, random.nextLong());
            planner.look(world.state());
        }
        List<AssemblyState> states = new ArrayList<>(List.of(world.state()));
        List<Action> actions = new ArrayList<>();
        while (actions.size() < most && goesOn(world)) {
            Action action = planner.next(world, task, chance, random);
            actions.add(action);
            states.add(world.step(action).state());
        }
        if (world.state().lost() != 0 && actions.size() > 1) { // steps to go are not counted with lost pieces
            actions.remove(actions.size() - 1);
            states.remove(states.size() - 1);
        }
        return new ImagineWalk(List.copyOf(states), List.copyOf(actions));
    }

    private static boolean goesOn(AssemblyWorld world) {
        return !world.finished() && world.state().lost() == 0;
    }

    private static Planner erring(Dependencies order, SplittableRandom random) {
        int[] known = new int[order.pieces()];
        for (int piece = 0; piece < known.length; piece++) {
            for (int under = 0; under < piece; under++) {
                boolean lies = (order.predecessors(piece) >> under & 1) != 0;
                known[piece] |= lies && random.nextDouble() >= FORGOTTEN ? 1 << under : 0;
            }
        }
        return new Planner(new Dependencies(known), LOOKS_AGAIN);
    }

    /** Plans in the state that it believes. */
    private static final class Planner {
        private final Dependencies order;
        private final Expert expert;
        private final double looks;
        private AssemblyState believed;

        Planner(Dependencies order, double looks) {
            this.order = order;
            this.looks = looks;
            expert = new Expert(order);
        }

        void look(AssemblyState state) {
            believed = state;
        }

        Action next(AssemblyWorld world, AssemblyTask task, double chance, SplittableRandom random) {
            if (random.nextDouble() < looks || believed.solved()) {
                look(world.state());
            }
            Action action = random.nextDouble() < chance
                    ? Walk.any(task, believed, Action.all(believed.pieces()), random)
                    : Walk.oneOf(expert.best(believed), random);
            believed = Rules.apply(order, believed, action).state();
            return action;
        }
    }
}
