package io.foresight.planner.serve;

import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.episode.Robot;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.GuardedPolicy;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.v1.DecideEpisodeRequest;
import io.foresight.v1.DecideEpisodeResponse;
import io.foresight.v1.DecideStart;
import io.foresight.v1.ImageOptions;
import java.util.Optional;
import java.util.function.Function;

/**
 * One episode with the client as its policy, on its own thread. It is not listed in {@link RunningEpisodes}: other policies must not be
 * asked about a moment whose state the client does not see.
 */
final class DecideCall implements Runnable {
    private final ServeParts parts;
    private final DecideStart start;
    private final CallLife life;
    private final EventSink<DecideEpisodeResponse> sink;
    private final MessageInbox<DecideEpisodeRequest> inbox;
    private final Function<AssemblyTask, Robot> robots;
    private final Runnable ended;

    /**
     * @param robots creates the world, reset to the task
     * @param ended called when everything is closed
     */
    DecideCall(
            ServeParts parts,
            DecideStart start,
            CallLife life,
            EventSink<DecideEpisodeResponse> sink,
            MessageInbox<DecideEpisodeRequest> inbox,
            Function<AssemblyTask, Robot> robots,
            Runnable ended) {
        this.parts = parts;
        this.start = start;
        this.life = life;
        this.sink = sink;
        this.inbox = inbox;
        this.robots = robots;
        this.ended = ended;
    }

    @Override
    public void run() {
        Optional<Throwable> thrown = Optional.empty();
        try {
            life.requireCaller();
            play();
        } catch (Throwable t) {
            thrown = Optional.of(t);
        }
        ended.run(); // before the client is informed of the end: it may start another episode at once
        thrown.ifPresentOrElse(sink::fail, sink::complete);
    }

    private void play() {
        ServeLimits limits = parts.config().limits();
        int steps = StepCap.read(start.getMaxSteps(), limits.maxSteps(), "start.max_steps");
        Sight sight = sight(limits);
        Optional<String> instruction = InstructionWire.read(start.getInstruction(), "start.instruction");
        AssemblyTask task = parts.tasks().find(start.getTask(), "start.task", life);
        try (Robot robot = robots.apply(task)) {
            ImageOptions images = start.getImages();
            ClientPolicy client = new ClientPolicy(sight, images.getEncoding(), images.getGoal(), sink, inbox);
            FirstThrown thrown = new FirstThrown();
            GuardedPolicy guarded = new GuardedPolicy(client, Pictures.cameras(images), instruction);
            EpisodeRecord record = new EpisodeRunner(steps, Budget.ofNodes(1))
                    .run(thrown.watch(robot), thrown.watch(guarded), start.getSeed(), event -> {});
            thrown.rethrow();
            sink.send(DecideEpisodeResponse.newBuilder()
                    .setFinished(SummaryWire.write(record, 0))
                    .build());
        }
    }

    private Sight sight(ServeLimits limits) {
        if (!start.hasImages()) {
            if (!start.getSeesState()) {
                throw RefusedException.badField(
                        ErrorCode.FIELD_MISSING,
                        "start.images",
                        "a policy that does not see the state needs images: give start.images, or set start.sees_state");
            }
            return Sight.STATE;
        }
        int width = Pictures.side(start.getImages().getWidth(), limits.maxImageSide(), "start.images.width");
        int height = Pictures.side(start.getImages().getHeight(), limits.maxImageSide(), "start.images.height");
        return new Sight(start.getSeesState(), width, height);
    }
}
