package io.foresight.perception.data.waymo;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A TFRecord file: of each record its length (8 bytes), the length's checksum (4), the record, and its checksum (4), little-endian. A checksum is
 * a CRC-32C, turned by 15 bits, plus a constant. Where a length cannot be trusted, the rest of the file is lost.
 *
 * @param starts where the records themselves begin, bytes
 * @param lengths of the records, bytes
 * @param damage what is wrong after the last of them; empty: nothing
 */
record RecordFile(Path path, List<Long> starts, List<Integer> lengths, Optional<String> damage) {
    static final int MAX_RECORD_BYTES = 64 << 20;
    private static final int MAX_RECORDS = 1_000_000;
    private static final int HEAD_BYTES = 12;
    private static final int TAIL_BYTES = 4;
    private static final int TURN = 15;
    private static final int ADDED = 0xa282ead8;

    /** Copies the lists. */
    RecordFile {
        starts = List.copyOf(starts);
        lengths = List.copyOf(lengths);
    }

    /** Finds the records: only their lengths are read. */
    static RecordFile index(Path path) throws IOException {
        List<Long> starts = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        Optional<String> damage = Optional.empty();
        long size = BoundedFile.size(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long at = 0;
            while (damage.isEmpty() && at < size) {
                ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
                channel.read(head, at);
                damage = damage(head.flip(), size - at, starts.size());
                if (damage.isEmpty()) {
                    starts.add(at + HEAD_BYTES);
                    lengths.add((int) head.getLong(0));
                    at += HEAD_BYTES + head.getLong(0) + TAIL_BYTES;
                }
            }
        }
        if (size == 0) {
            damage = Optional.of("holds no record");
        }
        return new RecordFile(path, starts, lengths, damage.map(what -> path + ": " + what));
    }

    private static Optional<String> damage(ByteBuffer head, long left, int record) {
        String where = "record " + record + ": ";
        if (head.limit() < HEAD_BYTES) {
            return Optional.of(
                    where + "ends after " + head.limit() + " bytes of its " + HEAD_BYTES + " bytes of length");
        }
        int stored = head.getInt(Long.BYTES);
        int computed = checksum(head.slice(0, Long.BYTES));
        if (stored != computed) {
            return Optional.of(where + "length has checksum " + hex(stored) + ", must be " + hex(computed)
                    + (record == 0 ? "; this is no TFRecord file" : "; the file is damaged from here"));
        }
        long length = head.getLong(0);
        if (length < 0 || length > MAX_RECORD_BYTES || record >= MAX_RECORDS) {
            return Optional.of(where + "length is " + Long.toUnsignedString(length) + " bytes, the limit is "
                    + MAX_RECORD_BYTES + " in each of " + MAX_RECORDS + " records");
        }
        long needed = HEAD_BYTES + length + TAIL_BYTES;
        return needed <= left
                ? Optional.empty()
                : Optional.of(where + "needs " + needed + " bytes, " + left + " are left; the file is truncated");
    }

    /**
     * A record's bytes, a buffer on the heap from its array's start.
     *
     * @throws BadDataException when they are not those that were written
     */
    ByteBuffer read(int record) throws IOException {
        int length = lengths.get(record);
        ByteBuffer bytes = BoundedFile.readRange(path, starts.get(record), length + TAIL_BYTES);
        int stored = bytes.getInt(length);
        int computed = checksum(bytes.slice(0, length));
        if (stored != computed) {
            throw new BadDataException(path + ": record " + record + ": content has checksum " + hex(stored)
                    + ", must be " + hex(computed) + "; the record is damaged");
        }
        return bytes.limit(length);
    }

    /** Of these bytes. */
    static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), TURN) + ADDED;
    }

    private static String hex(int checksum) {
        return "0x" + Integer.toHexString(checksum);
    }
}
