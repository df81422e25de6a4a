package io.foresight.launch.assembly;

import io.foresight.core.measure.Samples;
import io.foresight.launch.view.EpisodeView;
import io.foresight.launch.view.ReflectionView;
import io.foresight.launch.view.StepView;
import io.foresight.planner.episode.EndReason;
import io.foresight.planner.episode.EpisodeEvent;
import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Attempt;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.render.Camera;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Scene;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Runs episodes one after another at a pace suitable for watching: each step is published with its motion when the previous one has been
 * played. Runs on its own thread with low load: computation is spread over the playing time.
 */
public final class AssemblyShow implements AutoCloseable {
    private static final int PORTION = 20;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 192;
    private static final long BOARD_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);
    private static final long BETWEEN_STEPS_NANOS = TimeUnit.MILLISECONDS.toNanos(60);
    private static final long REFLECTED_NANOS =
            TimeUnit.MILLISECONDS.toNanos(1500); // to compare what was imagined with what came
    private static final long RESULT_NANOS = TimeUnit.MILLISECONDS.toNanos(1800);
    private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(6);
    private static final long PATIENCE_MILLIS = 5_000;

    private final ShowWorld world;
    private final Policy policy;
    private final EpisodeRunner runner;
    private final TaskSplit split;
    private final Consumer<EpisodeView> begun;
    private final Consumer<StepView> done;
    private final SceneRenderer renderer = new SceneRenderer(WIDTH, HEIGHT);
    private final Samples decisions = new Samples();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "assembly-show");
    private final long started = System.nanoTime();
    private volatile boolean stopped;
    private volatile long cpuNanos;
    private final AtomicInteger episodes = new AtomicInteger();
    private final AtomicInteger solved = new AtomicInteger();
    private final AtomicInteger steps = new AtomicInteger();
    private List<AssemblyTask> tasks = List.of();
    private long due = System.nanoTime();

    /**
     * Starts immediately.
     *
     * @param world closed with the show, as is {@code policy}
     * @param budget of each decision
     * @param split the source of the tasks, which are run in order
     * @param begun receives each episode at its start; must not block
     * @param done receives each step when it is to be shown; must not block
     */
    public AssemblyShow(
            ShowWorld world,
            Policy policy,
            Budget budget,
            TaskSplit split,
            Consumer<EpisodeView> begun,
            Consumer<StepView> done) {
        this.world = world;
        this.policy = policy;
        this.runner = new EpisodeRunner(EpisodeRunner.PAPER_STEP_CAP, budget);
        this.split = split;
        this.begun = begun;
        this.done = done;
        thread.setDaemon(true);
        thread.start();
    }

    /** The results so far. Throws the exception that ended the show, if there was one. */
    public ShowReport report() {
        Throwable broken = failure.get();
        if (broken != null) {
            throw new IllegalStateException("the assembly scene stopped: " + broken.getMessage(), broken);
        }
        return new ShowReport(
                episodes.get(),
                solved.get(),
                steps.get(),
                world.world().kind(),
                world.note(),
                policy.name(),
                decisions.spread(),
                (double) cpuNanos / (System.nanoTime() - started));
    }

    /** Stops after the current step. */
    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        world.watch(this::rest);
        try (policy;
                WorldRobot robot = new WorldRobot(world.world())) {
            for (int n = 0; !stopped; n++) {
                episode(robot, task(n), n);
            }
        } catch (Stopped asked) {
            return; // stopped as requested
        } catch (RuntimeException | LinkageError broken) {
            failure.set(broken);
        }
    }

    /** The task with this number. A list's beginning never changes, so tasks are requested in growing portions. */
    private AssemblyTask task(int n) {
        if (n >= tasks.size()) {
            tasks = split.tasks(Math.min(TaskSplit.MOST_TASKS, n + PORTION));
        }
        return tasks.get(n);
    }

    private void episode(WorldRobot robot, AssemblyTask task, int n) {
        robot.begin(task, n);
        Expert expert = new Expert(task.board().dependencies());
        begin(task, expert, n);
        List<Attempt> history = new ArrayList<>();
        EpisodeRecord record = runner.run(robot, policy, n, event -> {
            show(task, expert, n, event, history, world.world().observe());
            history.add(new Attempt(event.result().action(), event.result().outcome()));
        });
        if (stopped) {
            throw new Stopped();
        }
        if (record.end() == EndReason.POLICY_FAILED || record.end() == EndReason.WORLD_BROKEN) {
            episodes.incrementAndGet();
        }
        due += RESULT_NANOS;
    }

    private void begin(AssemblyTask task, Expert expert, int n) {
        Scene start = world.world().observe();
        Scene goal =
                Arrangement.of(task, AssemblyState.goal(task.board().pieces().size()));
        EpisodeView view = new EpisodeView(
                n + 1L,
                task,
                start,
                world.world().kind(),
                world.note(),
                policy.name(),
                expert.stepsToGo(task.start()),
                episodes.get(),
                solved.get(),
                picture(goal),
                picture(start));
        waitUntilDue();
        begun.accept(view);
        due = System.nanoTime() + BOARD_NANOS;
    }

    private void show(AssemblyTask task, Expert expert, int n, EpisodeEvent event, List<Attempt> history, Scene after) {
        AssemblyState state = event.result().state();
        List<Scene> seen = world.motion(event.before().scene(), after);
        List<Scene> motion = seen.isEmpty() ? imagined(task, event, after) : seen;
        int interval = seen.isEmpty() ? Motion.INTERVAL_MILLIS : world.intervalMillis(seen.size());
        Optional<StepView.Ending> ending = ending(event);
        decisions.add(event.decisionSeconds() * 1e3);
        steps.incrementAndGet();
        if (ending.isPresent()) {
            episodes.incrementAndGet();
            solved.addAndGet(state.solved() ? 1 : 0);
        }
        int left = expert.stepsToGo(state);
        StepView view = new StepView(
                n + 1L,
                event.index() + 1,
                history,
                event.decision().action(),
                event.decision().plan(),
                event.decision().nodes(),
                event.decisionSeconds() * 1e3,
                motion,
                interval,
                event.result().outcome(),
                event.before().state(),
                state,
                left == Expert.UNSOLVABLE ? OptionalInt.empty() : OptionalInt.of(left),
                picture(after),
                ending,
                episodes.get(),
                solved.get(),
                ReflectionView.of(event.decision(), imagined -> picture(Arrangement.of(task, imagined))));
        waitUntilDue();
        done.accept(view);
        due = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos((long) interval * (motion.size() - 1))
                + (view.reflection().isPresent() ? REFLECTED_NANOS : BETWEEN_STEPS_NANOS);
        cpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Optional<StepView.Ending> ending(EpisodeEvent event) {
        AssemblyState state = event.result().state();
        if (state.solved()) {
            return Optional.of(StepView.Ending.SOLVED);
        }
        if (event.result().finished() || state.lost() != 0) {
            return Optional.of(StepView.Ending.ENDED);
        }
        return event.index() + 1 == EpisodeRunner.PAPER_STEP_CAP
                ? Optional.of(StepView.Ending.EXHAUSTED)
                : Optional.empty();
    }

    /** An invented motion for the symbolic world, which has none. */
    private static List<Scene> imagined(AssemblyTask task, EpisodeEvent event, Scene after) {
        Action action = event.result().action();
        AssemblyState before = event.before().state();
        Scene holding = after;
        if (action.piece() >= 0 && action.piece() < before.pieces()) {
            AssemblyState empty =
                    before.held() < 0 ? before : before.with(before.held(), Place.TABLE, before.lying(before.held()));
            boolean lying = before.lying(action.piece());
            holding = Arrangement.of(task, empty.with(action.piece(), Place.HELD, lying));
        }
        return Motion.between(
                task, event.before().scene(), after, action, event.result().outcome(), holding);
    }

    private Picture picture(Scene scene) {
        return renderer.render(scene, Camera.fixed()).picture();
    }

    /** Pauses between parts of the work, so that it never occupies a core for long. A stop request takes effect after the current skill. */
    private void rest() {
        if (!stopped) {
            LockSupport.parkNanos(BREATH_NANOS);
        }
    }

    private void waitUntilDue() {
        sleep(due - System.nanoTime());
    }

    private void sleep(long nanos) {
        if (stopped) {
            throw new Stopped();
        }
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    /** A stop was requested. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("a stop was requested", null, false, false);
        }
    }
}
