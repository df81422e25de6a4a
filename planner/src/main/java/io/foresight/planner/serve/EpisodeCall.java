package io.foresight.planner.serve;

import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.episode.Robot;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.v1.EpisodeOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/** One episode, on a thread of its own: RunEpisode with a world as the robot, DriveEpisode with the client's. */
final class EpisodeCall implements Runnable {
    private static final String FIELD = "options";

    private final ServeParts parts;
    private final EpisodeOptions options;
    private final CallLife life;
    private final EventSink<?> sink;
    private final Function<AssemblyTask, Robot> robots;
    private final Runnable ended;

    /**
     * @param robots the robot with the task before it
     * @param ended told when everything is closed
     */
    EpisodeCall(
            ServeParts parts,
            EpisodeOptions options,
            CallLife life,
            EventSink<?> sink,
            Function<AssemblyTask, Robot> robots,
            Runnable ended) {
        this.parts = parts;
        this.options = options;
        this.life = life;
        this.sink = sink;
        this.robots = robots;
        this.ended = ended;
    }

    @Override
    public void run() {
        String name = parts.book().begin();
        Optional<Throwable> thrown = Optional.empty();
        try {
            life.requireCaller();
            play(name);
        } catch (Throwable t) {
            thrown = Optional.of(t);
        }
        parts.book().end(name);
        ended.run(); // before the client hears of the end: it may begin another at once
        thrown.ifPresentOrElse(sink::fail, sink::complete);
    }

    private void play(String name) {
        ServeLimits limits = parts.config().limits();
        Offer.PolicyFactory policies = parts.offer().policy(options.getPolicy(), FIELD + ".policy");
        String model = Offer.model(options.getModel());
        Supplier<AssemblyWorld> worlds = parts.offer().world(model, FIELD + ".model");
        Budget budget = BudgetWire.read(
                options.getBudget(),
                parts.config().decisions(),
                policies.usualNodes().applyAsInt(model),
                limits.maxNodes(),
                FIELD + ".budget");
        int steps = StepCap.read(options.getMaxSteps(), limits.maxSteps(), FIELD + ".max_steps");
        Optional<Pictures> pictures = options.hasImages()
                ? Optional.of(new Pictures(options.getImages(), limits.maxImageSide(), FIELD + ".images"))
                : Optional.empty();
        AssemblyTask task = parts.tasks().find(options.getTask(), FIELD + ".task");
        try (Robot robot = robots.apply(task);
                Policy policy = policies.open().apply(worlds)) {
            FirstThrown thrown = new FirstThrown();
            LegalPolicy legal = new LegalPolicy(policy, life, Duration.ZERO);
            Narrator narrator = new Narrator(name, policy, legal, pictures, sink, parts.book());
            EpisodeRecord record = new EpisodeRunner(steps, budget)
                    .run(
                            thrown.watch(robot),
                            thrown.watch(narrator),
                            policySeed(options.getSeed()),
                            event -> narrator.executed(event.result(), task));
            thrown.rethrow();
            narrator.finished(record);
        }
    }

    /** Another than the world's, so that a policy whose model is that world does not share its luck. */
    private static long policySeed(long seed) {
        return new SplittableRandom(seed).nextLong();
    }
}
