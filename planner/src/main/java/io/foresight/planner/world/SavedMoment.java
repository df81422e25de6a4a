package io.foresight.planner.world;

import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * File format of a world's saved state: magic (8 bytes), version (2), kind of world (1 + at most 31, ASCII), the task's {@link
 * TaskFingerprint} (8), length of the body (4), body, CRC-32C of everything before (4); big-endian. The content of the body depends on the
 * world.
 */
public final class SavedMoment {
    /** Version of the layout described above. */
    public static final short VERSION = 1;

    private static final long MAGIC = 0x464F524553494D4FL;
    private static final int LONGEST_KIND = 31;
    private static final int BEFORE_KIND = Long.BYTES + Short.BYTES + 1;
    private static final int BETWEEN = Long.BYTES + Integer.BYTES;

    private final byte[] kind;
    private final long fingerprint;

    /** For states of this kind of world ({@link AssemblyWorld#kind}) in this task. */
    public SavedMoment(String kind, AssemblyTask task) {
        this.kind = kind.getBytes(StandardCharsets.US_ASCII);
        this.fingerprint = TaskFingerprint.of(task);
        if (this.kind.length > LONGEST_KIND) {
            throw new IllegalArgumentException("a kind has at most " + LONGEST_KIND + " letters, got " + kind);
        }
    }

    /** Adds header and checksum to a body. */
    public byte[] wrap(byte[] body) {
        ByteBuffer bytes = ByteBuffer.allocate(BEFORE_KIND + kind.length + BETWEEN + body.length + Integer.BYTES);
        bytes.putLong(MAGIC).putShort(VERSION).put((byte) kind.length).put(kind);
        bytes.putLong(fingerprint).putInt(body.length).put(body);
        bytes.putInt(checksum(bytes.array(), bytes.position()));
        return bytes.array();
    }

    /**
     * Verifies and removes header and checksum.
     *
     * @throws PlannerException SAVED_STATE_CORRUPT when the bytes are corrupt, SAVED_STATE_FOREIGN when they are valid but of another
     *     version, kind of world, or task
     */
    public byte[] unwrap(byte[] saved) {
        ByteBuffer bytes = ByteBuffer.wrap(saved);
        int end = saved.length - Integer.BYTES;
        if (end < BEFORE_KIND + BETWEEN || bytes.getLong() != MAGIC) {
            throw corrupt(saved.length + " bytes do not begin with the header of a saved state");
        }
        if (checksum(saved, end) != bytes.getInt(end)) {
            throw corrupt("the checksum of " + saved.length + " bytes is wrong: some are missing or changed");
        }
        short version = bytes.getShort();
        if (version != VERSION) {
            throw foreign("it has version " + version + ", the supported version is " + VERSION);
        }
        int kindLength = bytes.get();
        if (kindLength < 0 || kindLength > LONGEST_KIND || end < BEFORE_KIND + kindLength + BETWEEN) {
            throw corrupt("its kind of world has " + kindLength + " letters");
        }
        byte[] savedKind = new byte[kindLength];
        bytes.get(savedKind);
        if (!Arrays.equals(savedKind, kind)) {
            throw foreign("it is of a " + new String(savedKind, StandardCharsets.US_ASCII) + " world, this one is "
                    + new String(kind, StandardCharsets.US_ASCII));
        }
        if (bytes.getLong() != fingerprint) {
            throw foreign("it is of another task");
        }
        int length = bytes.getInt();
        if (length != end - bytes.position()) {
            throw corrupt("its header states " + length + " bytes, but it has " + (end - bytes.position()));
        }
        return Arrays.copyOfRange(saved, bytes.position(), end);
    }

    /** For a body that is invalid although its checksum is correct. */
    public static PlannerException corrupt(String what) {
        return new PlannerException(
                PlannerException.Code.SAVED_STATE_CORRUPT, "the saved state is corrupt: " + what + ". Save it again");
    }

    private static PlannerException foreign(String what) {
        return new PlannerException(
                PlannerException.Code.SAVED_STATE_FOREIGN,
                "the saved state does not belong here: " + what + ". Restore it where it was saved");
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
