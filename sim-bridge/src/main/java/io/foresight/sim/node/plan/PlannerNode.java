package io.foresight.sim.node.plan;

import io.foresight.planner.serve.PlannerClient;
import io.foresight.planner.task.PlannerException;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.ForesightMsgs.AssemblyReset;
import io.foresight.ros2.message.ForesightMsgs.AssemblyState;
import io.foresight.ros2.message.ForesightMsgs.AssemblyTask;
import io.foresight.ros2.message.ForesightMsgs.PlanEvent;
import io.foresight.ros2.message.ForesightMsgs.SkillCommand;
import io.foresight.ros2.message.ForesightMsgs.SkillOutcome;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.UniqueIdentifierMsgs;
import io.foresight.ros2.node.Publisher;
import io.foresight.ros2.node.RosNode;
import io.foresight.ros2.node.Subscription;
import io.foresight.sim.node.plan.DriverStatus.State;
import io.foresight.v1.DecisionBudget;
import io.foresight.v1.EpisodeEvent;
import io.foresight.v1.EpisodeOptions;
import io.foresight.v1.EpisodeSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The planner as a ROS 2 node. It reads {@code task}, {@code state} and {@code outcome}, sends {@code skill} commands and, for the next
 * task, {@code reset}, and publishes its observations, plans, decisions and results on {@code plan}. An episode whose robot or service
 * fails is aborted, reported, and tried again.
 */
public final class PlannerNode implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final PlannerNodeSettings settings;
    private final RosNode node;
    private final PlannerClient planner;
    private final RobotView view = new RobotView();
    private final DriverStatus status = new DriverStatus();
    private final Publisher<SkillCommand> skill;
    private final Publisher<AssemblyReset> reset;
    private final Publisher<PlanEvent> plan;
    private final List<Subscription> subscriptions;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    // used by the driver thread
    private UUID over = new UUID(0, 0);
    private UUID asked = UUID.randomUUID();
    private Duration backOff = FIRST_BACK_OFF;

    private PlannerNode(RosNode node, PlannerNodeSettings settings, PlannerClient planner) {
        this.node = node;
        this.settings = settings;
        this.planner = planner;
        skill = node.publisher("skill", SkillCommand.class, Qos.RELIABLE);
        reset = node.publisher("reset", AssemblyReset.class, Qos.RELIABLE);
        plan = node.publisher("plan", PlanEvent.class, Qos.TRANSIENT_LOCAL.withDepth(100));
        subscriptions = List.of(
                node.subscribe("task", AssemblyTask.class, Qos.TRANSIENT_LOCAL, received -> task(received.message())),
                node.subscribe(
                        "state", AssemblyState.class, Qos.TRANSIENT_LOCAL, received -> view.state(received.message())),
                node.subscribe(
                        "outcome",
                        SkillOutcome.class,
                        Qos.RELIABLE.withDepth(100),
                        received -> view.outcome(received.message())));
        thread = new Thread(this::run, "planner-driver");
    }

    /**
     * Starts; episodes begin as soon as there is a robot.
     *
     * @param node not closed by this; the caller closes it afterwards
     * @param planner not closed by this
     */
    public static PlannerNode start(RosNode node, PlannerNodeSettings settings, PlannerClient planner) {
        PlannerNode started = new PlannerNode(node, settings, planner);
        node.diagnostics().add("episodes", () -> started.status.status(settings.policy()));
        started.thread.start();
        return started;
    }

    /** Waits until the requested number of episodes has finished, at most for the given time; returns whether they have. */
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        return ended.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Number of finished episodes. */
    public int episodesEnded() {
        return status.ended();
    }

    /** Number of solved episodes. */
    public int episodesSolved() {
        return status.solved();
    }

    /** Number of aborted episodes: the robot or the service did not continue. */
    public int episodesBrokenOff() {
        return status.brokenOff();
    }

    private void task(AssemblyTask message) {
        try {
            view.task(message);
        } catch (PlannerException bad) {
            node.log().warnEvery(QUIET, "task", "the robot's task is invalid: " + bad.getMessage());
        }
    }

    private void run() {
        try {
            while (!view.closed() && (settings.episodes() == 0 || status.ended() < settings.episodes())) {
                next();
            }
            status.now(State.DONE);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void next() throws InterruptedException {
        Optional<RobotView.Board> board = view.board();
        if (board.isEmpty() || skill.subscribers() == 0) {
            status.now(State.WAITING_FOR_ROBOT);
            view.awaitChange(LOOK_AGAIN);
        } else if (board.get().state().finished() || board.get().episode().equals(over)) {
            status.now(State.WAITING_FOR_EPISODE);
            if (settings.askForNext() && reset.subscribers() > 0) {
                reset.publish(new AssemblyReset(header(), UniqueIdentifierMsgs.UUID.of(asked), "", 0, 0));
            }
            awaitOther(board.get().episode());
        } else {
            drive(board.get());
        }
    }

    /** Waits until the robot has another episode, or the request must be sent again. */
    private void awaitOther(UUID episode) throws InterruptedException {
        long end = System.nanoTime() + settings.resendAfter().toNanos();
        while (!view.closed()
                && System.nanoTime() < end
                && view.board().filter(board -> board.episode().equals(episode)).isPresent()) {
            view.awaitChange(LOOK_AGAIN);
        }
    }

    private void drive(RobotView.Board board) throws InterruptedException {
        status.begins(board.task().id(), board.episode().toString());
        asked = UUID.randomUUID();
        RosRobot robot = new RosRobot(
                board,
                view,
                (id, action) -> skill.publish(new SkillCommand(
                        header(),
                        UniqueIdentifierMsgs.UUID.of(board.episode()),
                        UniqueIdentifierMsgs.UUID.of(id),
                        action)),
                UUID::randomUUID,
                settings.resendAfter(),
                settings.patience());
        try {
            EpisodeSummary summary = planner.drive(options(), robot, event -> tell(board, event));
            over = board.episode();
            backOff = FIRST_BACK_OFF;
            status.ended(summary.getSolved());
        } catch (RuntimeException broken) {
            if (view.closed() || Thread.interrupted()) {
                throw new InterruptedException("closed during an episode");
            }
            brokeOff(board, broken);
        }
    }

    private void brokeOff(RobotView.Board board, RuntimeException broken) throws InterruptedException {
        String why = "episode of " + board.task().id() + " aborted: " + broken.getMessage();
        node.log().warn(why);
        plan.publish(PlanMessages.failed(header(), UniqueIdentifierMsgs.UUID.of(board.episode()), status.step(), why));
        status.brokeOff(why);
        long end = System.nanoTime() + backOff.toNanos();
        while (!view.closed() && System.nanoTime() < end && !another(board.episode())) {
            view.awaitChange(LOOK_AGAIN);
        }
        Duration twice = backOff.multipliedBy(2);
        backOff = twice.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : twice;
    }

    /** Whether the robot has another episode, for example after its restart. */
    private boolean another(UUID episode) {
        return view.board().filter(board -> !board.episode().equals(episode)).isPresent();
    }

    private EpisodeOptions options() {
        EpisodeOptions.Builder options = EpisodeOptions.newBuilder()
                .setPolicy(settings.policy())
                .putAllPolicyOptions(settings.policyOptions())
                .setModel(settings.model())
                .setSeed(settings.seed() + status.ended())
                .setMaxSteps(settings.maxSteps());
        if (settings.nodes() > 0) {
            options.setBudget(DecisionBudget.newBuilder().setNodes(settings.nodes()));
        }
        return options.build();
    }

    private void tell(RobotView.Board board, EpisodeEvent event) {
        Optional<PlanEvent> told = PlanMessages.of(header(), UniqueIdentifierMsgs.UUID.of(board.episode()), event);
        told.ifPresent(message -> {
            plan.publish(message);
            if (message.kind() == PlanEvent.EXECUTED) {
                status.executed(event.getStep(), message.action(), message.outcome());
            }
            if (message.kind() == PlanEvent.EXECUTED || message.kind() == PlanEvent.FINISHED) {
                node.log().info(board.task().id() + " step " + event.getStep() + ": " + message.text());
            }
        });
    }

    private Header header() {
        return new Header(node.clock().stamp(), "");
    }

    /** Aborts the running episode and closes the topics; the node and the planner's client are not closed. */
    @Override
    public void close() {
        view.close();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        node.diagnostics().remove("episodes");
        subscriptions.forEach(Subscription::close);
        List.of(skill, reset, plan).forEach(Publisher::close);
    }
}
