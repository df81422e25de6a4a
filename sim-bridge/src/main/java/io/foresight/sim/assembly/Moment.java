package io.foresight.sim.assembly;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.SavedMoment;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Everything in a physical world that decides what comes next.
 *
 * @param bodiesHash of the settings under which the bodies move
 * @param ended by {@code done}
 * @param course of chance, with {@code drawn}
 * @param bodies as the engine writes them
 */
record Moment(long bodiesHash, boolean ended, AssemblyState state, Grip grip, long course, long drawn, byte[] bodies) {
    private static final int FIXED = 3 * Long.BYTES + 1 + 4 * Integer.BYTES + Grip.BYTES;

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(FIXED + bodies.length);
        bytes.putLong(bodiesHash).put((byte) (ended ? 1 : 0));
        bytes.putInt(state.seated()).putInt(state.loose()).putInt(state.lost()).putInt(state.lying());
        grip.put(bytes);
        bytes.putLong(course).putLong(drawn).put(bodies);
        return bytes.array();
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws PlannerException SAVED_STATE_CORRUPT
     */
    static Moment of(byte[] saved, int pieces) {
        ByteBuffer bytes = ByteBuffer.wrap(saved);
        try {
            long bodiesHash = bytes.getLong();
            boolean ended = bytes.get() != 0;
            int[] sets = {bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt()};
            Grip grip = Grip.get(bytes);
            return new Moment(
                    bodiesHash,
                    ended,
                    new AssemblyState(pieces, sets[0], sets[1], sets[2], sets[3], grip.held()),
                    grip,
                    bytes.getLong(),
                    bytes.getLong(),
                    Arrays.copyOfRange(saved, bytes.position(), saved.length));
        } catch (BufferUnderflowException | IllegalArgumentException | PlannerException e) {
            throw SavedMoment.corrupt(e.toString());
        }
    }
}
