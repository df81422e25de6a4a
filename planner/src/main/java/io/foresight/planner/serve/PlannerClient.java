package io.foresight.planner.serve;

import io.foresight.planner.episode.Observation;
import io.foresight.planner.episode.Robot;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.ActionText;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.StepResult;
import io.foresight.serving.Channels;
import io.foresight.v1.ClientDecision;
import io.foresight.v1.DecideEpisodeRequest;
import io.foresight.v1.DecideEpisodeResponse;
import io.foresight.v1.DecideStart;
import io.foresight.v1.DescribePlannerRequest;
import io.foresight.v1.DescribePlannerResponse;
import io.foresight.v1.DescribeTaskRequest;
import io.foresight.v1.DescribeTaskResponse;
import io.foresight.v1.DriveEpisodeRequest;
import io.foresight.v1.DriveEpisodeResponse;
import io.foresight.v1.DriveStart;
import io.foresight.v1.EpisodeEvent;
import io.foresight.v1.EpisodeOptions;
import io.foresight.v1.EpisodeSummary;
import io.foresight.v1.NextActionRequest;
import io.foresight.v1.NextActionResponse;
import io.foresight.v1.PlannerServiceGrpc;
import io.foresight.v1.PolicyObservation;
import io.foresight.v1.RobotReport;
import io.foresight.v1.RunEpisodeRequest;
import io.foresight.v1.RunEpisodeResponse;
import io.foresight.v1.SplitTask;
import io.foresight.v1.TaskChoice;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** A connection to a planner's service. Thread-safe. Calls throw {@link StatusRuntimeException} as gRPC does. */
public final class PlannerClient implements AutoCloseable {
    private static final int MOST_REPLY_BYTES = 64 * 1024 * 1024;

    private final ManagedChannel channel;
    private final Duration deadline;

    private PlannerClient(ManagedChannel channel, Duration deadline) {
        this.channel = channel;
        this.deadline = deadline;
    }

    /**
     * Connects lazily and without TLS: the first call shows whether the service is reachable.
     *
     * @param deadline of each single call; episodes have none
     */
    public static PlannerClient connect(String host, int port, Duration deadline) {
        return over(
                NettyChannelBuilder.forAddress(host, port)
                        .usePlaintext()
                        .maxInboundMessageSize(MOST_REPLY_BYTES)
                        .build(),
                deadline);
    }

    /** Uses a channel created by the caller, for example with TLS; closing the client closes it. */
    public static PlannerClient over(ManagedChannel channel, Duration deadline) {
        return new PlannerClient(channel, deadline);
    }

    /** Selects a task of a split, such as {@code test} and 42. */
    public static TaskChoice task(String split, int index) {
        return TaskChoice.newBuilder()
                .setSplitTask(SplitTask.newBuilder().setSplit(split).setIndex(index))
                .build();
    }

    /** Selects a task given in full. */
    public static TaskChoice task(AssemblyTask task) {
        return TaskChoice.newBuilder().setFull(TaskWire.write(task)).build();
    }

    /** The policies, worlds and limits of the service. */
    public DescribePlannerResponse describe() {
        return stub().describePlanner(DescribePlannerRequest.getDefaultInstance());
    }

    /** Describes a task, with images if requested. */
    public DescribeTaskResponse describeTask(DescribeTaskRequest request) {
        return stub().describeTask(request);
    }

    /** The next action. */
    public NextActionResponse nextAction(NextActionRequest request) {
        return stub().nextAction(request);
    }

    /**
     * Runs an episode in one of the service's worlds.
     *
     * @param listener receives each event as it arrives; its exceptions cancel the episode
     */
    public EpisodeSummary runEpisode(RunEpisodeRequest request, Consumer<EpisodeEvent> listener) {
        BlockingClientCall<?, RunEpisodeResponse> call =
                PlannerServiceGrpc.newBlockingV2Stub(channel).runEpisode(request);
        return summary(call, RunEpisodeResponse::getEvent, listener, event -> Optional.empty());
    }

    /**
     * Lets the service plan for a robot of this client: the robot executes the service's decisions until the episode ends.
     *
     * @param options the task in them is replaced by the robot's
     * @param robot with its task started
     * @param listener receives each event as it arrives; its exceptions and the robot's cancel the episode
     */
    public EpisodeSummary drive(EpisodeOptions options, Robot robot, Consumer<EpisodeEvent> listener) {
        Observation found = robot.observe();
        BlockingClientCall<DriveEpisodeRequest, DriveEpisodeResponse> call =
                PlannerServiceGrpc.newBlockingV2Stub(channel).driveEpisode();
        write(
                call,
                DriveEpisodeRequest.newBuilder()
                        .setStart(DriveStart.newBuilder()
                                .setOptions(options.toBuilder().setTask(task(found.task())))
                                .setState(StateWire.write(found.state())))
                        .build());
        return summary(call, DriveEpisodeResponse::getEvent, listener, event -> {
            Action action = ActionText.parse(
                    event.getChosen().getDecision().getAction().getText(),
                    found.task().board());
            StepResult result = robot.execute(action);
            if (action.equals(Action.DONE)) {
                return Optional.empty();
            }
            return Optional.of(DriveEpisodeRequest.newBuilder()
                    .setReport(RobotReport.newBuilder()
                            .setStep(event.getStep())
                            .setOutcome(ActionWire.write(result.outcome()))
                            .setState(StateWire.write(result.state())))
                    .build());
        });
    }

    /**
     * Lets a policy of this client decide in one of the service's worlds until the episode ends. The policy gets only what it declares to
     * see; for a policy that sees only images, the state is not sent at all.
     *
     * @param start what the policy sees is filled in; cameras may be set in its images
     * @param budget of each decision
     * @param listener receives each observation as it arrives; its exceptions and the policy's cancel the episode
     */
    public EpisodeSummary decide(
            DecideStart start, Policy policy, Budget budget, Consumer<PolicyObservation> listener) {
        BlockingClientCall<DecideEpisodeRequest, DecideEpisodeResponse> call =
                PlannerServiceGrpc.newBlockingV2Stub(channel).decideEpisode();
        ServedEpisode episode = new ServedEpisode(policy);
        policy.begin(start.getSeed());
        write(
                call,
                DecideEpisodeRequest.newBuilder()
                        .setStart(ServedEpisode.asking(start, policy.sight()))
                        .build());
        return summary(call, reply -> {
            if (reply.hasFinished()) {
                return Optional.of(reply.getFinished());
            }
            PolicyObservation observation = reply.getObservation();
            listener.accept(observation);
            write(
                    call,
                    DecideEpisodeRequest.newBuilder()
                            .setDecision(ClientDecision.newBuilder()
                                    .setStep(observation.getStep())
                                    .setAction(episode.decide(observation, budget)))
                            .build());
            return Optional.empty();
        });
    }

    private static <Q, R> EpisodeSummary summary(
            BlockingClientCall<Q, R> call,
            Function<R, EpisodeEvent> events,
            Consumer<EpisodeEvent> listener,
            Function<EpisodeEvent, Optional<Q>> orders) {
        return summary(call, reply -> {
            EpisodeEvent event = events.apply(reply);
            listener.accept(event);
            if (event.hasChosen()) {
                orders.apply(event).ifPresent(report -> write(call, report));
            }
            return event.hasFinished() ? Optional.of(event.getFinished()) : Optional.empty();
        });
    }

    /** Reads the call to its end; cancels it when {@code taken} throws. */
    private static <R> EpisodeSummary summary(
            BlockingClientCall<?, R> call, Function<R, Optional<EpisodeSummary>> taken) {
        Optional<EpisodeSummary> summary = Optional.empty();
        boolean ended = false;
        try {
            for (R reply = read(call); reply != null; reply = read(call)) {
                Optional<EpisodeSummary> told = taken.apply(reply);
                summary = told.isPresent() ? told : summary;
            }
            ended = true;
        } finally {
            if (!ended) {
                call.cancel("the client ended the episode", null);
            }
        }
        return summary.orElseThrow(() -> Status.INTERNAL
                .withDescription("the episode ended without a summary")
                .asRuntimeException());
    }

    private static <R> R read(BlockingClientCall<?, R> call) {
        try {
            return call.read();
        } catch (StatusException e) {
            throw new StatusRuntimeException(e.getStatus(), e.getTrailers());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static <Q> void write(BlockingClientCall<Q, ?> call, Q message) {
        try {
            // false: the service has ended the call, and the next read returns its status
            boolean unused = call.write(message);
        } catch (StatusException e) {
            throw new StatusRuntimeException(e.getStatus(), e.getTrailers());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static StatusRuntimeException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return Status.CANCELLED
                .withDescription("interrupted while waiting for the service")
                .withCause(e)
                .asRuntimeException();
    }

    /** The underlying channel, for calls that this class does not offer. */
    public ManagedChannel channel() {
        return channel;
    }

    @Override
    public void close() {
        Channels.close(channel);
    }

    private PlannerServiceGrpc.PlannerServiceBlockingStub stub() {
        return PlannerServiceGrpc.newBlockingStub(channel).withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS);
    }
}
