package io.foresight.launch.bench;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Measures the {@link SymbolicWorld} on one thread. One step is one {@code step(Action)} through the public interface, with its random
 * numbers and result object, and its share of the {@code reset} at the start of each episode. The actions are chosen beforehand: half by
 * the expert, half at random among all actions. One save+restore is {@code save()}, one step, {@code restore()} of these bytes, including
 * checksums, and the step again.
 */
final class SymbolicBenchmark {
    /** What one step includes, for the report. */
    static final String ONE_STEP =
            "step(Action) with chance and result, and its share of reset(); actions chosen beforehand, half expert, half random";

    private static final int LONGEST_EPISODE = 50;
    private static final int EPISODES_PER_TASK = 4;
    private static final double EXPERT_SHARE = 0.5;

    private final FailureModel failures;
    private final List<Episode> episodes = new ArrayList<>();

    /** Prepares episodes on these tasks, at least one. */
    SymbolicBenchmark(List<AssemblyTask> tasks, FailureModel failures) {
        this.failures = failures;
        for (AssemblyTask task : tasks) {
            for (int seed = 0; seed < EPISODES_PER_TASK; seed++) {
                episodes.add(prepare(task, seed));
            }
        }
    }

    /** Runs all episodes and returns the number of steps. */
    LongSupplier steps() {
        SymbolicWorld world = new SymbolicWorld(failures);
        return () -> play(world);
    }

    /** Saves and restores along all episodes, with one step between and one after, and returns the number. */
    LongSupplier savesAndRestores() {
        SymbolicWorld world = new SymbolicWorld(failures);
        return () -> saveAndRestore(world);
    }

    private Episode prepare(AssemblyTask task, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Expert expert = new Expert(task.board().dependencies());
        List<Action> all = Action.all(task.board().pieces().size());
        List<Action> actions = new ArrayList<>();
        try (SymbolicWorld world = new SymbolicWorld(failures)) {
            world.reset(task, seed);
            while (!world.finished() && actions.size() < LONGEST_EPISODE) {
                AssemblyState state = world.state();
                Action action = random.nextDouble() < EXPERT_SHARE
                        ? expert.choose(state)
                        : all.get(random.nextInt(all.size() - 1));
                actions.add(action);
                world.step(action);
            }
        }
        return new Episode(task, seed, actions.toArray(new Action[0]));
    }

    private long play(SymbolicWorld world) {
        long steps = 0;
        for (Episode episode : episodes) {
            world.reset(episode.task, episode.seed);
            for (Action action : episode.actions) {
                world.step(action);
            }
            steps += episode.actions.length;
        }
        return steps;
    }

    private long saveAndRestore(SymbolicWorld world) {
        long times = 0;
        for (Episode episode : episodes) {
            world.reset(episode.task, episode.seed);
            for (Action action : episode.actions) {
                byte[] saved = world.save();
                world.step(action);
                world.restore(saved);
                times++;
                if (world.finished()) {
                    break;
                }
                world.step(action);
            }
        }
        return times;
    }

    private record Episode(AssemblyTask task, long seed, Action[] actions) {}
}
