package io.foresight.reflect.learn;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Place;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import java.util.List;
import java.util.SplittableRandom;

/**
 * States to learn to read: half are met on the way of an expert that errs, half are drawn piece by piece, so that what is rare on the way,
 * pieces loose on the board above all, is seen often enough.
 */
final class StateSampler {
    private static final int MOST_STEPS = 24;
    private static final double[] ERRORS = {0, 0.2, 0.5};

    private final SymbolicWorld world = new SymbolicWorld(FailureModel.CALIBRATED);

    /** A state of the task that is not solved. */
    AssemblyState state(AssemblyTask task, SplittableRandom random) {
        AssemblyState state = random.nextBoolean() ? met(task, random) : drawn(task, random);
        return state.solved() ? task.start() : state;
    }

    /** A state on the way of an expert, some of whose actions are chance. */
    AssemblyState met(AssemblyTask task, SplittableRandom random) {
        Expert expert = new Expert(task.board().dependencies());
        double error = ERRORS[random.nextInt(ERRORS.length)];
        List<Action> all = Action.all(task.board().pieces().size());
        world.reset(task, random.nextLong());
        AssemblyState state = world.state();
        for (int left = random.nextInt(MOST_STEPS); left > 0 && !world.finished(); left--) {
            state = world.state();
            boolean errs = random.nextDouble() < error;
            Action action = errs ? all.get(random.nextInt(all.size())) : expert.choose(state);
            if (!action.equals(Action.DONE)) {
                world.step(action);
            }
        }
        return world.finished() ? state : world.state();
    }

    private static AssemblyState drawn(AssemblyTask task, SplittableRandom random) {
        int pieces = task.board().pieces().size();
        double seated = random.nextDouble();
        AssemblyState state = AssemblyState.goal(pieces);
        for (int piece = 0; piece < pieces; piece++) {
            if (random.nextDouble() >= seated) {
                boolean loose = random.nextDouble() < 0.3;
                state = state.with(piece, loose ? Place.LOOSE : Place.TABLE, random.nextBoolean());
            }
        }
        if (random.nextBoolean()) {
            state = state.with(random.nextInt(pieces), Place.HELD, random.nextDouble() < 0.3);
        }
        return state;
    }
}
