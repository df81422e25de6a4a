package io.foresight.sim.node.assembly;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.ActionText;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.StepResult;
import io.foresight.ros2.message.ForesightMsgs;
import io.foresight.ros2.message.ForesightMsgs.AssemblyReset;
import io.foresight.ros2.message.ForesightMsgs.AssemblyState;
import io.foresight.ros2.message.ForesightMsgs.SkillCommand;
import io.foresight.ros2.message.ForesightMsgs.SkillOutcome;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.UniqueIdentifierMsgs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Carries commands out in a world, each id once: a command that comes again is answered with what came of it the first time. The last
 * {@value #REMEMBERED} ids are known. One thread at a time.
 */
final class SkillServer implements AutoCloseable {
    static final int REMEMBERED = 1024;

    private static final UUID NONE = new UUID(0, 0);

    private final AssemblyWorld world;
    private final Supplier<UUID> episodes;
    private final Supplier<Header> headers;
    private final Map<UUID, Answered> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Answered> eldest) {
            return size() > REMEMBERED;
        }
    };
    private UUID episode = NONE;
    private TaskSplit split;
    private long index;
    private long seed;
    private boolean repeated;
    private volatile AssemblyState last;

    /** What was asked for under an id, and the answer. */
    private record Answered(String asked, SkillOutcome outcome) {}

    /**
     * Owns the world and begins the first episode.
     *
     * @param episodes ids of episodes
     * @param headers of messages made now
     * @throws PlannerException when the task cannot be begun
     */
    SkillServer(AssemblyWorld world, AssemblySimSettings settings, Supplier<UUID> episodes, Supplier<Header> headers) {
        this.world = world;
        this.episodes = episodes;
        this.headers = headers;
        begin(TaskSplit.labelled(settings.split()), settings.index(), settings.seed());
        last = state();
    }

    /** The task that is being done. */
    ForesightMsgs.AssemblyTask task() {
        return AssemblyWire.task(headers.get(), episode, world.task());
    }

    /** Where everything is now. */
    AssemblyState state() {
        last = AssemblyWire.state(
                headers.get(), episode, world.task(), world.state(), world.observe(), world.finished());
        return last;
    }

    /** The state as it was last asked for or answered; by any thread. */
    AssemblyState lastState() {
        return last;
    }

    /** The world as it is, for pictures. */
    AssemblyWorld world() {
        return world;
    }

    /** Carries an action out, unless it was before or cannot be. */
    SkillOutcome command(SkillCommand command) {
        UUID id = command.id().toJava();
        UUID meant = command.episode().toJava();
        return once(id, meant + " " + command.action(), command.action(), () -> {
            if (!meant.equals(NONE) && !meant.equals(episode)) {
                return refused(
                        id,
                        command.action(),
                        Refusal.OTHER_EPISODE,
                        "the command is meant for episode " + meant + ", now runs " + episode);
            }
            return carryOut(id, command.action());
        });
    }

    /** Begins another episode, unless it was begun before by the same request or cannot be. */
    SkillOutcome reset(AssemblyReset request) {
        UUID id = request.id().toJava();
        String asked = request.split().isEmpty()
                ? "reset"
                : "reset " + request.split() + " " + request.index() + " seed " + request.seed();
        return once(id, asked, asked, () -> {
            try {
                if (request.split().isEmpty()) {
                    begin(split, index >= AssemblySimSettings.MOST_INDEX ? 0 : index + 1, seed + 1);
                } else {
                    begin(TaskSplit.labelled(request.split()), request.index(), request.seed());
                }
                return answer(id, asked, true, "RESET", "task " + world.task().id() + " lies before the robot");
            } catch (PlannerException bad) {
                return refused(id, asked, Refusal.BAD_RESET, bad.getMessage());
            }
        });
    }

    /** The answer to what nobody has the time for, by any thread; it is not remembered. */
    SkillOutcome busy(UniqueIdentifierMsgs.UUID id, String asked, int waiting) {
        AssemblyState known = last;
        return new SkillOutcome(
                headers.get(),
                known.episode(),
                id,
                asked,
                false,
                Refusal.BUSY.name(),
                waiting + " commands wait already: send this one again after their outcomes",
                known);
    }

    /** Whether the last answer had been given before. */
    boolean repeated() {
        return repeated;
    }

    private SkillOutcome once(UUID id, String asked, String shown, Supplier<SkillOutcome> work) {
        repeated = false;
        if (id.equals(NONE)) {
            return refused(id, shown, Refusal.ID_MISSING, "a command needs an id of its own that is not all zeros");
        }
        Answered before = answers.get(id);
        if (before != null && before.asked().equals(asked)) {
            repeated = true;
            return before.outcome();
        }
        if (before != null) {
            return refused(
                    id,
                    shown,
                    Refusal.ID_REUSED,
                    "the id was used for \"" + before.outcome().action() + "\" before: each command needs its own");
        }
        SkillOutcome outcome = work.get();
        answers.put(id, new Answered(asked, outcome));
        return outcome;
    }

    private SkillOutcome carryOut(UUID id, String text) {
        if (world.finished()) {
            return refused(id, text, Refusal.EPISODE_OVER, "the episode is over: reset first");
        }
        try {
            Action action = ActionText.parse(text, world.task().board());
            StepResult result = world.step(action);
            return answer(
                    id,
                    text,
                    result.outcome().kind() == Outcome.Kind.SUCCESS,
                    result.outcome().name(),
                    result.outcome().reason());
        } catch (PlannerException e) {
            return refused(id, text, refusal(e), e.getMessage());
        }
    }

    private static Refusal refusal(PlannerException e) {
        return switch (e.code()) {
            case ACTION_UNPARSABLE -> Refusal.UNPARSABLE;
            case UNKNOWN_PIECE -> Refusal.UNKNOWN_PIECE;
            case EPISODE_FINISHED -> Refusal.EPISODE_OVER;
            case WORLD_BROKEN,
                    TASK_WRONG,
                    STATE_WRONG,
                    SAVED_STATE_CORRUPT,
                    SAVED_STATE_FOREIGN,
                    TASK_FILE_VERSION,
                    TASK_FILE_CORRUPT,
                    SETTING_WRONG,
                    NATIVES_MISSING -> Refusal.WORLD_BROKEN;
        };
    }

    private SkillOutcome refused(UUID id, String asked, Refusal refusal, String reason) {
        return answer(id, asked, false, refusal.name(), reason);
    }

    private SkillOutcome answer(UUID id, String asked, boolean ok, String outcome, String reason) {
        return new SkillOutcome(
                headers.get(),
                UniqueIdentifierMsgs.UUID.of(episode),
                UniqueIdentifierMsgs.UUID.of(id),
                asked,
                ok,
                outcome,
                reason,
                state());
    }

    private void begin(TaskSplit from, long at, long chance) {
        if (at < 0 || at > AssemblySimSettings.MOST_INDEX) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "index must be 0 to " + AssemblySimSettings.MOST_INDEX + ", got " + at);
        }
        AssemblyTask task = from.tasks((int) at + 1).get((int) at);
        world.reset(task, chance);
        split = from;
        index = at;
        seed = chance;
        episode = episodes.get();
    }

    @Override
    public void close() {
        world.close();
    }
}
