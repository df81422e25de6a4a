package io.foresight.sim.node.assembly;

import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Scene;
import io.foresight.ros2.dds.DdsException;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import io.foresight.ros2.message.ForesightMsgs.AssemblyReset;
import io.foresight.ros2.message.ForesightMsgs.AssemblyState;
import io.foresight.ros2.message.ForesightMsgs.AssemblyTask;
import io.foresight.ros2.message.ForesightMsgs.SkillCommand;
import io.foresight.ros2.message.ForesightMsgs.SkillOutcome;
import io.foresight.ros2.message.SensorMsgs.Image;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.UniqueIdentifierMsgs;
import io.foresight.ros2.node.Publisher;
import io.foresight.ros2.node.RosNode;
import io.foresight.ros2.node.Subscription;
import io.foresight.sim.assembly.PhysicalWorld;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The assembly simulator as a ROS 2 node: a robot that executes commands from {@code skill} and {@code reset}. It publishes {@code
 * outcome}, and latched {@code task}, {@code state} and {@code goal_image}; {@code image} several times a second, also during a skill.
 */
public final class AssemblySimNode implements AutoCloseable {
    /** Maximum number of commands that wait while one is executed. */
    static final int MOST_WAITING = 16;

    /** Simulated time between two updates during a physical skill. */
    private static final double WATCHED_NANOS = 50e6;

    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Qos OUTCOMES = Qos.RELIABLE.withDepth(100);

    private final AssemblySimSettings settings;
    private final RosNode node;
    private final SkillServer skills;
    private final BoardPictures pictures;
    private final Publisher<AssemblyTask> task;
    private final Publisher<AssemblyState> state;
    private final Publisher<Image> image;
    private final Publisher<Image> goalImage;
    private final Publisher<SkillOutcome> outcome;
    private final List<Subscription> subscriptions;
    private final ScheduledThreadPoolExecutor worker;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong answered = new AtomicLong();
    private volatile SkillOutcome last;
    private Future<?> pictureTimer;
    private UniqueIdentifierMsgs.UUID shownEpisode; // used by the worker thread, as is the next field
    private long pictured;
    private long skillBegan;
    private int moments;

    private AssemblySimNode(RosNode node, AssemblySimSettings settings, AssemblyWorld world) {
        this.node = node;
        this.settings = settings;
        skills = new SkillServer(
                world, settings, UUID::randomUUID, () -> new Header(node.clock().stamp(), settings.frame()));
        pictures = new BoardPictures(settings.imageWidth(), settings.imageHeight());
        worker = new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "assembly-sim"));
        task = node.publisher("task", AssemblyTask.class, Qos.TRANSIENT_LOCAL);
        state = node.publisher("state", AssemblyState.class, Qos.TRANSIENT_LOCAL);
        image = node.publisher("image", Image.class, Qos.RELIABLE.withDepth(2));
        goalImage = node.publisher("goal_image", Image.class, Qos.TRANSIENT_LOCAL);
        outcome = node.publisher("outcome", SkillOutcome.class, OUTCOMES);
        if (world instanceof PhysicalWorld physical) {
            physical.watch(this::moved);
        }
        show();
        subscriptions = List.of(
                node.subscribe("skill", SkillCommand.class, Qos.RELIABLE.withDepth(MOST_WAITING), received -> {
                    SkillCommand command = received.message();
                    take(command.id(), command.action(), () -> skills.command(command));
                }),
                node.subscribe("reset", AssemblyReset.class, Qos.RELIABLE, received -> {
                    AssemblyReset reset = received.message();
                    take(reset.id(), "reset", () -> skills.reset(reset));
                }));
    }

    /**
     * Starts the first task and listens for commands.
     *
     * @param node not closed by this; the caller closes it afterwards
     * @throws io.foresight.planner.task.PlannerException NATIVES_MISSING where physics cannot be loaded
     */
    public static AssemblySimNode start(RosNode node, AssemblySimSettings settings) {
        return start(node, settings, settings.open());
    }

    /** As {@link #start(RosNode, AssemblySimSettings)} with a given world, which this node closes. */
    static AssemblySimNode start(RosNode node, AssemblySimSettings settings, AssemblyWorld world) {
        try {
            AssemblySimNode started = new AssemblySimNode(node, settings, world);
            started.begin();
            return started;
        } catch (RuntimeException | Error e) {
            world.close();
            throw e;
        }
    }

    private void begin() {
        long nanos = Math.round(1e9 / settings.imageRate());
        pictureTimer = worker.scheduleWithFixedDelay(this::picture, nanos, nanos, TimeUnit.NANOSECONDS);
        node.diagnostics().add("assembly", this::status);
    }

    /** Called on the participant's thread. */
    private void take(UniqueIdentifierMsgs.UUID id, String asked, Supplier<SkillOutcome> work) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            outcome.publish(skills.busy(id, asked, MOST_WAITING));
            return;
        }
        try {
            worker.execute(() -> {
                try {
                    skillBegan = System.nanoTime();
                    moments = 0;
                    answer(work.get());
                } catch (RuntimeException e) {
                    node.log().error(asked + " failed: " + e);
                } finally {
                    waiting.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException closing) {
            waiting.decrementAndGet(); // the client gets no answer and sends it again
        }
    }

    private void answer(SkillOutcome result) {
        answered.incrementAndGet();
        if (skills.repeated()) {
            node.log().debug(result.action() + ": repeated command, previous answer sent again");
        } else {
            last = result;
            show();
            say(result);
        }
        outcome.publish(result);
    }

    private void say(SkillOutcome result) {
        if (result.ok()) {
            node.log().info(result.action() + ": " + result.outcome());
        } else {
            node.log().warn(result.action() + ": " + result.outcome() + ", " + result.reason());
        }
    }

    /** Publishes the present task, state and images. The task is published before its first state. */
    private void show() {
        AssemblyState now = skills.state();
        if (!now.episode().equals(shownEpisode)) {
            shownEpisode = now.episode();
            task.publish(skills.task());
            goalImage.publish(pictures.goal(now.header(), skills.world().task()));
        }
        state.publish(now);
        picture();
    }

    private void picture() {
        try {
            show(skills.world().observe());
        } catch (RuntimeException e) {
            node.log().warnEvery(QUIET, "image", "no image: " + e.getMessage());
        }
    }

    /** Called repeatedly during a skill as its simulated time advances; waits for real time to catch up. */
    private void moved(Scene scene) {
        moments++;
        if (settings.realTimeFactor() > 0) {
            long due = skillBegan + Math.round(moments * WATCHED_NANOS / settings.realTimeFactor());
            try {
                boolean unused =
                        stopped.await(due - System.nanoTime(), TimeUnit.NANOSECONDS); // on stop it continues at once
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
        if (System.nanoTime() - pictured >= 1e9 / settings.imageRate()) {
            show(scene);
        }
    }

    private void show(Scene scene) {
        pictured = System.nanoTime();
        image.publish(pictures.now(new Header(node.clock().stamp(), settings.frame()), scene));
    }

    private DiagnosticStatus status() {
        AssemblyState now = skills.lastState();
        SkillOutcome said = last;
        boolean broken = said != null && said.outcome().equals(Refusal.WORLD_BROKEN.name());
        return new DiagnosticStatus(
                broken ? DiagnosticStatus.ERROR : DiagnosticStatus.OK,
                "assembly",
                broken ? said.reason() : now.solved() ? "solved" : now.finished() ? "ended" : "ready",
                settings.world().name().toLowerCase(Locale.ROOT),
                List.of(
                        new KeyValue("task", now.taskId()),
                        new KeyValue("episode", now.episode().toJava().toString()),
                        new KeyValue("answered", Long.toString(answered.get())),
                        new KeyValue("waiting", Integer.toString(waiting.get())),
                        new KeyValue("last_action", said == null ? "" : said.action()),
                        new KeyValue("last_outcome", said == null ? "" : said.outcome())));
    }

    /** Stops listening, waits for the running skill to finish, and closes the world; the node is not closed. */
    @Override
    public void close() {
        stopped.countDown();
        subscriptions.forEach(Subscription::close);
        node.diagnostics().remove("assembly");
        pictureTimer.cancel(false);
        worker.shutdownNow();
        boolean ended = false;
        try {
            ended = worker.awaitTermination(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Publisher<?> publisher : List.of(task, state, image, goalImage, outcome)) {
            try {
                publisher.close();
            } catch (DdsException closed) {
                node.log().debug(closed.getMessage());
            }
        }
        if (ended) {
            skills.close();
        }
    }
}
