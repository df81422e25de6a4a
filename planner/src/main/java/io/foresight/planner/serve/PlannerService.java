package io.foresight.planner.serve;

import io.foresight.planner.episode.Robot;
import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.v1.DecideEpisodeRequest;
import io.foresight.v1.DecideEpisodeResponse;
import io.foresight.v1.DecideStart;
import io.foresight.v1.DescribePlannerRequest;
import io.foresight.v1.DescribePlannerResponse;
import io.foresight.v1.DescribeTaskRequest;
import io.foresight.v1.DescribeTaskResponse;
import io.foresight.v1.DriveEpisodeRequest;
import io.foresight.v1.DriveEpisodeResponse;
import io.foresight.v1.EpisodeEvent;
import io.foresight.v1.EpisodeOptions;
import io.foresight.v1.NextActionRequest;
import io.foresight.v1.NextActionResponse;
import io.foresight.v1.PlannerServiceGrpc;
import io.foresight.v1.RunEpisodeRequest;
import io.foresight.v1.RunEpisodeResponse;
import io.foresight.v1.WorldOffer;
import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The six gRPC calls. These methods admit calls and forward them; the work is done on other threads. */
final class PlannerService extends PlannerServiceGrpc.PlannerServiceImplBase {
    private final ServeParts parts;
    private final Set<EventSink<?>> sinks = ConcurrentHashMap.newKeySet();

    PlannerService(ServeParts parts) {
        this.parts = parts;
    }

    @Override
    public void describePlanner(DescribePlannerRequest request, StreamObserver<DescribePlannerResponse> caller) {
        ServeLimits limits = parts.config().limits();
        DecisionRules decisions = parts.config().decisions();
        DescribePlannerResponse.Builder description = DescribePlannerResponse.newBuilder()
                .addAllPolicies(parts.offer().policies().names())
                .setMaxTaskIndex(limits.maxTaskIndex())
                .setMaxImageSide(limits.maxImageSide())
                .setMaxNodes(limits.maxNodes())
                .setMaxDecisionTime(BudgetWire.write(decisions.maxTime()))
                .setDeadlineMargin(BudgetWire.write(decisions.deadlineMargin()))
                .setMaxSteps(limits.maxSteps())
                .setMaxMessageBytes(limits.maxMessageBytes())
                .setMaxEpisodes(limits.maxEpisodes())
                .setVersion(version());
        parts.offer()
                .worlds()
                .forEach((name, world) -> description.addWorlds(WorldOffer.newBuilder()
                        .setName(name)
                        .setUnavailable(world.unavailable().get().orElse(""))));
        parts.offer().policies().all().forEach(kind -> description.addPolicyOffers(PolicyWire.describe(kind)));
        for (TaskSplit split : TaskSplit.values()) {
            description.addSplits(split.label());
        }
        caller.onNext(description.build());
        caller.onCompleted();
    }

    @Override
    public void describeTask(DescribeTaskRequest request, StreamObserver<DescribeTaskResponse> caller) {
        CallLife life = life();
        Answer<DescribeTaskResponse> answer = new Answer<>(caller, life);
        parts.decisions().enter();
        submit(parts.decisions(), () -> {
            DescribeTaskResponse reply;
            try {
                life.requireCaller();
                reply = description(request, life);
            } catch (Throwable t) {
                parts.decisions().leave(); // before the reply: the caller may send the next call at once
                answer.fail(t);
                return;
            }
            parts.decisions().leave();
            answer.give(reply);
        });
    }

    private DescribeTaskResponse description(DescribeTaskRequest request, CallLife life) {
        AssemblyTask task = parts.tasks().find(request.getTask(), "task", life);
        AssemblyState start = task.start();
        int pieces = task.board().pieces().size();
        DescribeTaskResponse.Builder reply = DescribeTaskResponse.newBuilder()
                .setTask(TaskWire.write(task))
                .setStart(StateWire.write(start))
                .setGoal(StateWire.write(AssemblyState.goal(pieces)))
                .setDepth(task.board().dependencies().depth())
                .setPiecesToClear(task.piecesToClear())
                .setIdealSteps(new Expert(task.board().dependencies()).stepsToGo(start));
        if (request.hasImages()) {
            Pictures pictures =
                    new Pictures(request.getImages(), parts.config().limits().maxImageSide(), "images");
            reply.setImage(pictures.draw(Arrangement.of(task, start)));
            if (pictures.withGoal()) {
                reply.setGoalImage(pictures.goal(task));
            }
        }
        return reply.build();
    }

    @Override
    public void nextAction(NextActionRequest request, StreamObserver<NextActionResponse> caller) {
        CallLife life = life();
        Answer<NextActionResponse> answer = new Answer<>(caller, life);
        parts.decisions().enter();
        submit(parts.decisions(), new NextActionCall(parts, request, life, answer));
    }

    @Override
    public void runEpisode(RunEpisodeRequest request, StreamObserver<RunEpisodeResponse> caller) {
        CallLife life = life();
        EventSink<RunEpisodeResponse> sink = new EventSink<>(
                (ServerCallStreamObserver<RunEpisodeResponse>) caller,
                life,
                parts.config().limits().readerPatience());
        Supplier<AssemblyWorld> world = parts.offer().world(request.getWorld(), "world");
        EpisodeOptions options = request.getOptions();
        play(
                options,
                life,
                sink,
                event -> sink.send(
                        RunEpisodeResponse.newBuilder().setEvent(event).build()),
                task -> robot(world, task, options.getSeed()));
    }

    private static Robot robot(Supplier<AssemblyWorld> world, AssemblyTask task, long seed) {
        WorldRobot robot = new WorldRobot(world.get());
        try {
            robot.begin(task, seed);
            return robot;
        } catch (RuntimeException e) {
            robot.close();
            throw e;
        }
    }

    @Override
    public StreamObserver<DriveEpisodeRequest> driveEpisode(StreamObserver<DriveEpisodeResponse> caller) {
        CallLife life = life();
        ServerCallStreamObserver<DriveEpisodeResponse> client = (ServerCallStreamObserver<DriveEpisodeResponse>) caller;
        EventSink<DriveEpisodeResponse> sink =
                new EventSink<>(client, life, parts.config().limits().readerPatience());
        MessageInbox<DriveEpisodeRequest> inbox = new MessageInbox<>(
                client,
                sink,
                parts.config().limits().robotPatience(),
                ErrorCode.ROBOT_SILENT,
                "the client's robot did not report for ");
        return new ClientStream<>(
                client,
                inbox,
                life,
                sink,
                DriveEpisodeRequest::hasStart,
                message -> play(
                        message.getStart().getOptions(),
                        life,
                        sink,
                        event -> sink.send(DriveEpisodeResponse.newBuilder()
                                .setEvent(event)
                                .build()),
                        task -> new ClientRobot(task, message.getStart(), inbox)));
    }

    @Override
    public StreamObserver<DecideEpisodeRequest> decideEpisode(StreamObserver<DecideEpisodeResponse> caller) {
        CallLife life = life();
        ServerCallStreamObserver<DecideEpisodeResponse> client =
                (ServerCallStreamObserver<DecideEpisodeResponse>) caller;
        EventSink<DecideEpisodeResponse> sink =
                new EventSink<>(client, life, parts.config().limits().readerPatience());
        MessageInbox<DecideEpisodeRequest> inbox = new MessageInbox<>(
                client,
                sink,
                parts.config().limits().robotPatience(),
                ErrorCode.POLICY_SILENT,
                "the client's policy did not decide for ");
        return new ClientStream<>(client, inbox, life, sink, DecideEpisodeRequest::hasStart, message -> {
            DecideStart start = message.getStart();
            Supplier<AssemblyWorld> world = parts.offer().world(start.getWorld(), "start.world");
            episode(
                    sink,
                    ended -> new DecideCall(
                            parts, start, life, sink, inbox, task -> robot(world, task, start.getSeed()), ended));
        });
    }

    private void play(
            EpisodeOptions options,
            CallLife life,
            EventSink<?> sink,
            Consumer<EpisodeEvent> events,
            Function<AssemblyTask, Robot> robots) {
        episode(sink, ended -> new EpisodeCall(parts, options, life, sink, events, robots, ended));
    }

    /** Reserves a slot for an episode; the work releases it at its end. */
    private void episode(EventSink<?> sink, Function<Runnable, Runnable> work) {
        parts.episodes().enter();
        sinks.add(sink);
        submit(parts.episodes(), work.apply(() -> {
            sinks.remove(sink);
            parts.episodes().leave();
        }));
    }

    /** Starts work whose slot was reserved before; the work releases it. */
    private void submit(Slots slots, Runnable work) {
        try {
            parts.work().execute(work);
        } catch (RejectedExecutionException e) {
            slots.leave();
            throw Slots.stopping();
        }
    }

    /** Admits no further calls; every episode ends with its next event. */
    void stop() {
        parts.decisions().stop();
        parts.episodes().stop();
        sinks.forEach(EventSink::stop);
    }

    private static CallLife life() {
        return new CallLife(Context.current().getDeadline());
    }

    private static String version() {
        String version = PlannerService.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
