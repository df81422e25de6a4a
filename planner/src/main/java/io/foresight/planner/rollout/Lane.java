package io.foresight.planner.rollout;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;
import io.foresight.planner.world.Scene;
import io.foresight.planner.world.StepResult;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/** One of the parallel worlds with its current episode. */
final class Lane {
    private final AssemblyWorld world;
    private final LongFunction<AssemblyTask> tasks;
    private final RolloutSettings settings;
    private AssemblyTask task;
    private Expert expert;
    private long episode;
    private int step;

    Lane(AssemblyWorld world, LongFunction<AssemblyTask> tasks, RolloutSettings settings) {
        this.world = world;
        this.tasks = tasks;
        this.settings = settings;
    }

    /** Starts an episode; its number determines the task and the world's random numbers. */
    void begin(long number) {
        episode = number;
        step = 0;
        task = tasks.apply(number);
        expert = new Expert(task.board().dependencies());
        world.reset(task, new SplittableRandom(settings.seed() ^ number * 0x9E3779B97F4A7C15L).nextLong());
    }

    long episode() {
        return episode;
    }

    AssemblyTask task() {
        return task;
    }

    Scene scene() {
        return world.observe();
    }

    void label(StepBatch batch, int lane) {
        AssemblyState state = world.state();
        Board board = task.board();
        batch.tasks[lane] = task;
        batch.states[lane] = state;
        batch.episode[lane] = episode;
        batch.step[lane] = step;
        batch.stepsToGo[lane] = expert.stepsToGo(state);
        batch.best[lane] = ActionSpace.set(expert.best(state), board);
        batch.expert[lane] = ActionSpace.index(expert.choose(state), board);
        batch.possible[lane] = possible(state, board);
    }

    private static long possible(AssemblyState state, Board board) {
        Dependencies dependencies = board.dependencies();
        long possible = 0;
        int held = state.held();
        int first = held < 0 ? 0 : held;
        int end = held < 0 ? state.pieces() : held + 1;
        for (int piece = first; piece < end; piece++) {
            if (held < 0) {
                possible |= unlessRefused(Action.pickUp(piece), state, dependencies, board);
            } else {
                possible |= unlessRefused(Action.putDown(piece), state, dependencies, board);
                possible |= unlessRefused(Action.insert(piece), state, dependencies, board);
                possible |= unlessRefused(Action.reorient(piece), state, dependencies, board);
            }
        }
        return possible;
    }

    private static long unlessRefused(Action action, AssemblyState state, Dependencies dependencies, Board board) {
        boolean refused = Rules.apply(dependencies, state, action).outcome().kind() == Outcome.Kind.REFUSED;
        return refused ? 0 : 1L << ActionSpace.index(action, board);
    }

    /** Executes an action; an action on a piece that does not exist is a step without effect. */
    StepOutcome step(int index) {
        Action action = ActionSpace.action(index, task.board());
        step++;
        boolean capped = step >= settings.stepCap();
        if (action == null) {
            AssemblyState state = world.state();
            return new StepOutcome(index, Outcome.UNKNOWN_PIECE, state, expert.stepsToGo(state), capped);
        }
        StepResult result = world.step(action);
        boolean ended = capped || result.finished() || result.state().lost() != 0;
        return new StepOutcome(index, result.outcome(), result.state(), expert.stepsToGo(result.state()), ended);
    }

    /** The outcomes of all actions from the present state, by number, each with the same random seed; afterwards the state is as before. */
    StepOutcome[] outcomes(long luck) {
        byte[] here = world.save();
        int before = step;
        StepOutcome[] outcomes = new StepOutcome[ActionSpace.SIZE];
        for (int action = 0; action < outcomes.length; action++) {
            world.reseed(luck);
            outcomes[action] = step(action);
            world.restore(here);
            step = before;
        }
        return outcomes;
    }

    LaneMoment save() {
        return new LaneMoment(episode, step, world.save());
    }

    void restore(LaneMoment moment) {
        if (moment.episode() != episode) {
            begin(moment.episode());
        }
        world.restore(moment.world());
        step = moment.step();
    }

    void close() {
        world.close();
    }
}
