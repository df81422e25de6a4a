package io.foresight.tensor.train;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Scalars for TensorBoard: a TFRecord file of {@code tensorflow.Event} messages. A resumed run begins a new file whose first event tells TensorBoard to drop
 * the points of later steps.
 */
final class TensorBoardEvents implements AutoCloseable {
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;
    private static final int SESSION_START = 1;

    private final Path file;
    private final OutputStream out;
    private final InstantSource clock;

    TensorBoardEvents(Path directory, long firstStep, InstantSource clock) {
        this.clock = clock;
        file = directory.resolve(String.format(
                "events.out.tfevents.%010d.foresight.%d", clock.instant().getEpochSecond(), firstStep));
        try {
            out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new TrainingException("cannot open " + file + ": " + e, e);
        }
        write(event(0).text(FILE_VERSION, "brain.Event:2"));
        if (firstStep > 0) {
            write(event(firstStep).message(SESSION_LOG, new ProtoBytes().varint(1, SESSION_START)));
        }
    }

    /** Appends one event with all scalars of a step. */
    void scalars(long step, Map<String, Double> byTag) {
        ProtoBytes summary = new ProtoBytes();
        byTag.forEach(
                (tag, value) -> summary.message(1, new ProtoBytes().text(1, tag).fixed32(2, value.floatValue())));
        write(event(step).message(SUMMARY, summary));
    }

    private ProtoBytes event(long step) {
        Instant now = clock.instant();
        return new ProtoBytes()
                .fixed64(WALL_TIME, now.getEpochSecond() + now.getNano() * 1e-9)
                .varint(STEP, step);
    }

    private void write(ProtoBytes event) {
        try {
            out.write(frame(event.toBytes()));
            out.flush();
        } catch (IOException e) {
            throw new TrainingException(
                    "cannot write to " + file + ": " + e + ". Make room on the disk and resume.", e);
        }
    }

    /** TFRecord framing: length, its masked CRC, data, its masked CRC. */
    private static byte[] frame(byte[] data) {
        ByteBuffer record = ByteBuffer.allocate(16 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(maskedCrc(record.array(), 0, 8));
        record.put(data);
        record.putInt(maskedCrc(data, 0, data.length));
        return record.array();
    }

    static int maskedCrc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new TrainingException("cannot close " + file + ": " + e, e);
        }
    }
}
