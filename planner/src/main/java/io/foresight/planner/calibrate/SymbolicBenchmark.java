package io.foresight.planner.calibrate;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Measures the {@link SymbolicWorld} on one thread. One step is one {@code step(Action)} through the public interface, with its luck and
 * its result object, and its share of the {@code reset} that begins each episode; the actions are chosen beforehand, half by the expert,
 * half at random from all that can be said. One save+restore is {@code save()}, one step, {@code restore()} of these bytes, checksums
 * included, and the step again.
 */
public final class SymbolicBenchmark {
    /** What one step includes, for a report. */
    public static final String ONE_STEP =
            "step(Action) with chance and result, and its share of reset(); actions chosen beforehand, half expert, half random";

    private static final int LONGEST_EPISODE = 50;
    private static final int EPISODES_PER_TASK = 4;
    private static final double EXPERT_SHARE = 0.5;

    private final FailureModel failures;
    private final List<Episode> episodes = new ArrayList<>();

    /** Prepares episodes on these tasks. */
    public SymbolicBenchmark(List<AssemblyTask> tasks, FailureModel failures) {
        if (tasks.isEmpty()) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG, "a measurement needs 1 task or more, got 0");
        }
        this.failures = failures;
        for (AssemblyTask task : tasks) {
            for (int seed = 0; seed < EPISODES_PER_TASK; seed++) {
                episodes.add(prepare(task, seed));
            }
        }
    }

    /**
     * Steps per second.
     *
     * @param rounds measured one by one, after as many to warm up
     * @param millis each round lasts about so long
     */
    public Spread stepsPerSecond(int rounds, int millis) {
        SymbolicWorld world = new SymbolicWorld(failures);
        return measure(rounds, millis, () -> play(world));
    }

    /** Microseconds for a save and a restore, with one step between them and one after. */
    public Spread saveRestoreMicros(int rounds, int millis) {
        SymbolicWorld world = new SymbolicWorld(failures);
        Spread perSecond = measure(rounds, millis, () -> saveAndRestore(world));
        return new Spread(1e6 / perSecond.median(), 1e6 / perSecond.highest(), 1e6 / perSecond.lowest());
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

    private static Spread measure(int rounds, int millis, Round round) {
        if (rounds < 1 || millis < 1) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "a measurement needs 1 round of 1 ms or more, got " + rounds + " rounds of " + millis + " ms");
        }
        double[] perSecond = new double[rounds];
        for (int i = -rounds; i < rounds; i++) {
            long done = 0;
            long begin = System.nanoTime();
            long end = begin + millis * 1_000_000L;
            long now = begin;
            while (now < end) {
                done += round.run();
                now = System.nanoTime();
            }
            if (i >= 0) {
                perSecond[i] = done * 1e9 / (now - begin);
            }
        }
        Arrays.sort(perSecond);
        return new Spread(perSecond[rounds / 2], perSecond[0], perSecond[rounds - 1]);
    }

    /** Of the rounds of a measurement. */
    public record Spread(double median, double lowest, double highest) {}

    private record Episode(AssemblyTask task, long seed, Action[] actions) {}

    /** One pass over all episodes; says how many operations it took. */
    private interface Round {
        long run();
    }
}
