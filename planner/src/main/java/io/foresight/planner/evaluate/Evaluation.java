package io.foresight.planner.evaluate;

import io.foresight.planner.episode.EndReason;
import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.GuardedPolicy;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.AssemblyWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs a policy on many tasks. The result of a task depends only on the settings' seed and the task's position: it does not depend on the
 * number of threads, and random failures are the same for every policy, so that policies can be compared in pairs.
 */
public final class Evaluation {
    private final EvaluationSettings settings;
    private final Supplier<AssemblyWorld> worlds;
    private final Supplier<Policy> policies;

    /**
     * @param worlds creates the world in which actions are executed, one per thread
     * @param policies creates the policy, one per thread
     */
    public Evaluation(EvaluationSettings settings, Supplier<AssemblyWorld> worlds, Supplier<Policy> policies) {
        this.settings = settings;
        this.worlds = worlds;
        this.policies = policies;
    }

    /** As the method below, without a listener. */
    public List<EvaluatedEpisode> run(List<AssemblyTask> tasks) {
        return run(tasks, episode -> {});
    }

    /** As the method below, without a watcher. */
    public List<EvaluatedEpisode> run(List<AssemblyTask> tasks, Consumer<EvaluatedEpisode> listener) {
        return run(tasks, listener, (index, event) -> {});
    }

    /**
     * Runs every task once.
     *
     * @param listener receives each episode in the order of the tasks, from any thread, one at a time; its exceptions end the evaluation
     * @param watcher receives each decision as soon as its action has ended, from the thread that runs the task
     * @return the episodes in the order of the tasks
     * @throws PlannerException thrown by creating a world or policy; SETTING_WRONG if there are no tasks
     */
    public List<EvaluatedEpisode> run(
            List<AssemblyTask> tasks, Consumer<EvaluatedEpisode> listener, DecisionWatcher watcher) {
        if (tasks.isEmpty()) {
            throw new PlannerException(PlannerException.Code.SETTING_WRONG, "there are no tasks to evaluate on");
        }
        InOrder results = new InOrder(tasks.size(), listener);
        AtomicInteger next = new AtomicInteger();
        int threads = Math.min(settings.threads(), tasks.size());
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(() -> work(tasks, next, results, watcher)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a thread of the evaluation failed", thrown.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the evaluation was interrupted");
        } finally {
            next.set(tasks.size());
            pool.shutdownNow();
        }
        return results.all();
    }

    private void work(List<AssemblyTask> tasks, AtomicInteger next, InOrder results, DecisionWatcher watcher) {
        EpisodeRunner runner = new EpisodeRunner(settings.stepCap(), settings.budget());
        WorldRobot robot = null;
        Policy policy = null;
        GuardedPolicy guarded = null;
        try {
            for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
                robot = robot == null ? new WorldRobot(worlds.get()) : robot;
                if (policy == null) {
                    policy = policies.get();
                    guarded = new GuardedPolicy(policy, settings.cameras());
                }
                EpisodeRecord record = runOne(runner, tasks.get(i), i, robot, guarded, watcher);
                results.put(i, new EvaluatedEpisode(tasks.get(i), record));
                if (record.end() == EndReason.WORLD_BROKEN || record.end() == EndReason.POLICY_FAILED) {
                    robot = close(robot);
                    policy = close(policy);
                }
            }
        } finally {
            close(robot);
            close(policy);
        }
    }

    private EpisodeRecord runOne(
            EpisodeRunner runner,
            AssemblyTask task,
            int index,
            WorldRobot robot,
            GuardedPolicy policy,
            DecisionWatcher watcher) {
        SplittableRandom seeds = new SplittableRandom(settings.seed() + index * 0x9E3779B97F4A7C15L);
        long worldSeed = seeds.nextLong();
        long policySeed = seeds.nextLong();
        try {
            robot.begin(task, worldSeed);
        } catch (RuntimeException broken) {
            int ideal = new Expert(task.board().dependencies()).stepsToGo(task.start());
            return new EpisodeRecord(
                    task.id(),
                    policy.name(),
                    robot.kind(),
                    policySeed,
                    EndReason.WORLD_BROKEN,
                    0,
                    ideal,
                    0,
                    Map.of(),
                    0,
                    0,
                    List.of(),
                    List.of(),
                    Optional.of(broken.toString()));
        }
        return runner.run(robot, policy, policySeed, event -> watcher.decided(index, event));
    }

    private static WorldRobot close(WorldRobot robot) {
        if (robot != null) {
            robot.close();
        }
        return null;
    }

    private static Policy close(Policy policy) {
        if (policy != null) {
            policy.close();
        }
        return null;
    }

    /** Collects episodes as they end and passes them on in task order. */
    private static final class InOrder {
        private final EvaluatedEpisode[] episodes;
        private final Consumer<EvaluatedEpisode> listener;
        private int told;

        InOrder(int count, Consumer<EvaluatedEpisode> listener) {
            episodes = new EvaluatedEpisode[count];
            this.listener = listener;
        }

        synchronized void put(int index, EvaluatedEpisode episode) {
            episodes[index] = episode;
            while (told < episodes.length && episodes[told] != null) {
                listener.accept(episodes[told++]);
            }
        }

        synchronized List<EvaluatedEpisode> all() {
            return List.of(episodes);
        }
    }
}
