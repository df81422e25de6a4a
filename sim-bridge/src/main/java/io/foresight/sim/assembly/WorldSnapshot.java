package io.foresight.sim.assembly;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.SavedMoment;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A snapshot of a physical world: everything that determines what happens next.
 *
 * @param bodiesHash hash of the settings that affect the motion of bodies
 * @param ended whether the episode was ended by {@code done}
 * @param course seed of the random numbers, with {@code drawn} as their position
 * @param bodies state of the bodies as saved by the engine
 */
record WorldSnapshot(
        long bodiesHash, boolean ended, AssemblyState state, Grip grip, long course, long drawn, byte[] bodies) {
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
     * Parses the output of {@link #bytes}.
     *
     * @throws PlannerException SAVED_STATE_CORRUPT
     */
    static WorldSnapshot of(byte[] saved, int pieces) {
        ByteBuffer bytes = ByteBuffer.wrap(saved);
        try {
            long bodiesHash = bytes.getLong();
            boolean ended = bytes.get() != 0;
            int[] sets = {bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt()};
            Grip grip = Grip.get(bytes);
            return new WorldSnapshot(
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
