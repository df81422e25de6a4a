package io.foresight.planner.world;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.PlannerException;
import java.nio.ByteBuffer;

/**
 * The quasi-static world: {@link Rules} with the random failures of a {@link FailureModel}. Pure Java, some tens of nanoseconds per step.
 */
public final class SymbolicWorld implements AssemblyWorld {
    /** {@link #kind} of all worlds of this class. */
    public static final String KIND = "symbolic";

    private static final int BODY_BYTES = 6 + Long.BYTES;
    private static final int ENDED = 1;
    private static final int JAMMED = 2;

    private static final int WHAT_HAPPENS = 0;
    private static final int WHICH_PIECE = 1;
    private static final int HOW_IT_LANDS = 2;
    private static final int WHERE_IT_LANDS = 3;

    private final FailureModel failures;
    private final boolean reliable;
    private AssemblyTask task;
    private Dependencies dependencies;
    private SavedMoment moment;
    private AssemblyState state;
    private boolean finished;
    private boolean jammed;
    private long luck;

    /** Creates a world with these failure rates; call {@link #reset} before use. */
    public SymbolicWorld(FailureModel failures) {
        this.failures = failures;
        reliable = failures.equals(FailureModel.NONE);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** @throws PlannerException STATE_WRONG for a start with another number of pieces than the task's; then nothing is changed */
    @Override
    public void reset(AssemblyTask newTask, AssemblyState start, long seed) {
        int pieces = newTask.board().pieces().size();
        if (start.pieces() != pieces) {
            throw new PlannerException(
                    PlannerException.Code.STATE_WRONG,
                    "the start has " + start.pieces() + " pieces, the board of task " + newTask.id() + " has "
                            + pieces);
        }
        moment = null;
        task = newTask;
        dependencies = newTask.board().dependencies();
        state = start;
        finished = start.solved();
        jammed = false;
        luck = Chance.seeded(seed);
    }

    @Override
    public StepResult step(Action action) {
        requireBegun();
        if (finished) {
            throw new PlannerException(
                    PlannerException.Code.EPISODE_FINISHED,
                    "the episode of task " + task.id() + " has ended; reset the world before the next action");
        }
        Rules.Effect nominal = Rules.apply(dependencies, state, action);
        luck = Chance.next(luck);
        Rules.Effect effect = reliable ? nominal : withLuck(action, nominal);
        jammed = effect.outcome() == Outcome.JAMMED || jammed && effect.state().held() == state.held();
        state = effect.state();
        finished = effect.outcome() == Outcome.ENDED || state.solved();
        return new StepResult(action, effect.outcome(), state, finished);
    }

    private Rules.Effect withLuck(Action action, Rules.Effect nominal) {
        if (nominal.outcome().kind() == Outcome.Kind.REFUSED) {
            return nominal;
        }
        double roll = Chance.unit(luck, WHAT_HAPPENS);
        int piece = action.piece();
        return switch (action.verb()) {
            case PICK_UP -> pickUp(nominal, piece, roll);
            case PUT_DOWN -> roll < failures.putDrop() ? dropped(piece, false) : nominal;
            case REORIENT -> roll < failures.turnDrop() ? dropped(piece, false) : nominal;
            case INSERT -> insert(nominal, piece, roll);
            case DONE -> nominal;
        };
    }

    private Rules.Effect pickUp(Rules.Effect nominal, int piece, double roll) {
        if (nominal.outcome() == Outcome.LOCKED) {
            return roll < failures.pulledLoose() ? disturb(nominal, dependencies.successors(piece)) : nominal;
        }
        if (roll < failures.slip()) {
            return new Rules.Effect(Outcome.SLIPPED, state);
        }
        return roll < failures.slip() + failures.pickDrop()
                ? dropped(piece, state.place(piece) != Place.TABLE)
                : nominal;
    }

    private Rules.Effect insert(Rules.Effect nominal, int piece, double roll) {
        if (roll < failures.insertDrop()) {
            return dropped(piece, true);
        }
        double next = roll - failures.insertDrop();
        if (nominal.outcome() == Outcome.SUCCEEDED) {
            return next < (jammed ? failures.jamAgain() : failures.jam())
                    ? new Rules.Effect(Outcome.JAMMED, state)
                    : nominal;
        }
        if (next >= failures.pushedLoose()) {
            return nominal;
        }
        return disturb(nominal, nominal.outcome() == Outcome.BLOCKED ? dependencies.successors(piece) : -1);
    }

    /** The piece falls on the way to or from the board ({@code byBoard}), or elsewhere. */
    private Rules.Effect dropped(int piece, boolean byBoard) {
        boolean lies = state.lying(piece) || Chance.unit(luck, HOW_IT_LANDS) < failures.tips();
        boolean onBoard = byBoard && Chance.unit(luck, WHERE_IT_LANDS) < failures.ontoBoard();
        return new Rules.Effect(Outcome.DROPPED, state.with(piece, onBoard ? Place.LOOSE : Place.TABLE, lies));
    }

    /** Makes one of these pieces loose, if it is seated. */
    private Rules.Effect disturb(Rules.Effect nominal, int candidates) {
        int seated = candidates & state.seated();
        if (seated == 0) {
            return nominal;
        }
        int skip = (int) (Chance.unit(luck, WHICH_PIECE) * Integer.bitCount(seated));
        for (; skip > 0; skip--) {
            seated &= seated - 1;
        }
        return new Rules.Effect(
                nominal.outcome(), state.with(Integer.numberOfTrailingZeros(seated), Place.LOOSE, false));
    }

    @Override
    public AssemblyTask task() {
        requireBegun();
        return task;
    }

    @Override
    public AssemblyState state() {
        requireBegun();
        return state;
    }

    @Override
    public boolean finished() {
        return finished;
    }

    @Override
    public Scene observe() {
        requireBegun();
        return Arrangement.of(task, state);
    }

    @Override
    public byte[] save() {
        requireBegun();
        ByteBuffer body = ByteBuffer.allocate(BODY_BYTES);
        body.put((byte) state.seated()).put((byte) state.loose()).put((byte) state.lost());
        body.put((byte) state.lying()).put((byte) state.held()).put((byte)
                ((finished ? ENDED : 0) | (jammed ? JAMMED : 0)));
        body.putLong(luck);
        return moment().wrap(body.array());
    }

    @Override
    public void restore(byte[] saved) {
        requireBegun();
        ByteBuffer body = ByteBuffer.wrap(moment().unwrap(saved));
        if (body.capacity() != BODY_BYTES) {
            throw SavedMoment.corrupt("a symbolic moment has " + BODY_BYTES + " bytes, got " + body.capacity());
        }
        AssemblyState back;
        try {
            back = new AssemblyState(
                    state.pieces(),
                    body.get() & 0xFF,
                    body.get() & 0xFF,
                    body.get() & 0xFF,
                    body.get() & 0xFF,
                    body.get());
        } catch (PlannerException contradiction) {
            throw SavedMoment.corrupt(contradiction.getMessage());
        }
        byte flags = body.get();
        boolean known = (flags & ~(ENDED | JAMMED)) == 0;
        boolean ended = (flags & ENDED) != 0;
        boolean stuck = (flags & JAMMED) != 0;
        if (!known || !ended && back.solved() || stuck && back.held() < 0) {
            throw SavedMoment.corrupt("flags " + flags + " do not fit its state");
        }
        state = back;
        finished = ended;
        jammed = stuck;
        luck = body.getLong();
    }

    @Override
    public void reseed(long seed) {
        luck = Chance.seeded(seed);
    }

    @Override
    public void close() {
        finished = true;
    }

    private SavedMoment moment() {
        if (moment == null) {
            moment = new SavedMoment(KIND, task);
        }
        return moment;
    }

    private void requireBegun() {
        if (task == null) {
            throw new PlannerException(
                    PlannerException.Code.EPISODE_FINISHED,
                    "no episode has been started; reset the world to a task first");
        }
    }
}
