package io.foresight.planner.serve;

import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.episode.Robot;
import io.foresight.planner.policy.GuardedPolicy;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyChoice;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.v1.EpisodeEvent;
import io.foresight.v1.EpisodeOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/** One episode on its own thread: RunEpisode with a world as the robot, DriveEpisode with the client's robot. */
final class EpisodeCall implements Runnable {
    private static final String FIELD = "options";

    private final ServeParts parts;
    private final EpisodeOptions options;
    private final CallLife life;
    private final EventSink<?> sink;
    private final Consumer<EpisodeEvent> events;
    private final Function<AssemblyTask, Robot> robots;
    private final Runnable ended;

    /**
     * @param events sends an event to the client
     * @param robots creates the robot, with the task started
     * @param ended called when everything is closed
     */
    EpisodeCall(
            ServeParts parts,
            EpisodeOptions options,
            CallLife life,
            EventSink<?> sink,
            Consumer<EpisodeEvent> events,
            Function<AssemblyTask, Robot> robots,
            Runnable ended) {
        this.parts = parts;
        this.options = options;
        this.life = life;
        this.sink = sink;
        this.events = events;
        this.robots = robots;
        this.ended = ended;
    }

    @Override
    public void run() {
        String name = parts.running().begin();
        Optional<Throwable> thrown = Optional.empty();
        try {
            life.requireCaller();
            play(name);
        } catch (Throwable t) {
            thrown = Optional.of(t);
        }
        parts.running().end(name);
        ended.run(); // before the client is informed of the end: it may start another episode at once
        thrown.ifPresentOrElse(sink::fail, sink::complete);
    }

    private void play(String name) {
        ServeLimits limits = parts.config().limits();
        PolicyChoice choice = PolicyWire.read(
                parts,
                options.getPolicy(),
                options.getPolicyOptionsMap(),
                options.getModel(),
                options.getBudget(),
                FIELD + ".");
        int steps = StepCap.read(options.getMaxSteps(), limits.maxSteps(), FIELD + ".max_steps");
        Optional<Pictures> pictures = options.hasImages()
                ? Optional.of(new Pictures(options.getImages(), limits.maxImageSide(), FIELD + ".images"))
                : Optional.empty();
        Optional<String> instruction = InstructionWire.read(options.getInstruction(), FIELD + ".instruction");
        AssemblyTask task = parts.tasks().find(options.getTask(), FIELD + ".task", life);
        try (Robot robot = robots.apply(task);
                Policy policy = choice.open()) {
            FirstThrown thrown = new FirstThrown();
            GuardedPolicy guarded = new GuardedPolicy(policy, Pictures.cameras(options.getImages()), instruction);
            CallPolicy decisions = new CallPolicy(guarded, life, Duration.ZERO);
            EpisodeReporter reporter = new EpisodeReporter(name, guarded, decisions, pictures, events, parts.running());
            EpisodeRecord record = new EpisodeRunner(steps, choice.budget())
                    .run(
                            thrown.watch(robot),
                            thrown.watch(reporter),
                            policySeed(options.getSeed()),
                            event -> reporter.executed(event.result(), task));
            thrown.rethrow();
            reporter.finished(record);
        }
    }

    /** Differs from the world's seed, so that a policy whose model is that world does not use the same random numbers. */
    private static long policySeed(long seed) {
        return new SplittableRandom(seed).nextLong();
    }
}
