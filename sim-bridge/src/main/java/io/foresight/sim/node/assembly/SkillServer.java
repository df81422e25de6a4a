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
 * Executes commands in a world, each id once: a repeated command gets the previous answer again. The last {@value #REMEMBERED} ids are
 * remembered. Not thread-safe.
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

    /** The command with an id, and its answer. */
    private record Answered(String asked, SkillOutcome outcome) {}

    /**
     * Takes ownership of the world and starts the first episode.
     *
     * @param episodes generates ids of episodes
     * @param headers creates headers of messages with the present time
     * @throws PlannerException when the task cannot be started
     */
    SkillServer(AssemblyWorld world, AssemblySimSettings settings, Supplier<UUID> episodes, Supplier<Header> headers) {
        this.world = world;
        this.episodes = episodes;
        this.headers = headers;
        begin(TaskSplit.labelled(settings.split()), settings.index(), settings.seed());
        last = state();
    }

    /** The current task. */
    ForesightMsgs.AssemblyTask task() {
        return AssemblyWire.task(headers.get(), episode, world.task());
    }

    /** The current state. */
    AssemblyState state() {
        last = AssemblyWire.state(
                headers.get(), episode, world.task(), world.state(), world.observe(), world.finished());
        return last;
    }

    /** The state that was last requested or sent; may be called by any thread. */
    AssemblyState lastState() {
        return last;
    }

    /** The world, for images. */
    AssemblyWorld world() {
        return world;
    }

    /** Executes an action, unless its id was used before or it is invalid. */
    SkillOutcome command(SkillCommand command) {
        UUID id = command.id().toJava();
        UUID meant = command.episode().toJava();
        return once(id, meant + " " + command.action(), command.action(), () -> {
            if (!meant.equals(NONE) && !meant.equals(episode)) {
                return refused(
                        id,
                        command.action(),
                        Refusal.OTHER_EPISODE,
                        "the command is for episode " + meant + ", but the current episode is " + episode);
            }
            return carryOut(id, command.action());
        });
    }

    /** Starts another episode, unless the same request was executed before or is invalid. */
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
                return answer(id, asked, true, "RESET", "task " + world.task().id() + " is ready");
            } catch (PlannerException bad) {
                return refused(id, asked, Refusal.BAD_RESET, bad.getMessage());
            }
        });
    }

    /** The answer to a command rejected because too many are waiting; may be called by any thread, and is not remembered. */
    SkillOutcome busy(UniqueIdentifierMsgs.UUID id, String asked, int waiting) {
        AssemblyState known = last;
        return new SkillOutcome(
                headers.get(),
                known.episode(),
                id,
                asked,
                false,
                Refusal.BUSY.name(),
                waiting + " commands are waiting already: send this one again after their outcomes",
                known);
    }

    /** Whether the last answer was a repetition. */
    boolean repeated() {
        return repeated;
    }

    private SkillOutcome once(UUID id, String asked, String shown, Supplier<SkillOutcome> work) {
        repeated = false;
        if (id.equals(NONE)) {
            return refused(id, shown, Refusal.ID_MISSING, "a command needs its own id, which must not be all zeros");
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
