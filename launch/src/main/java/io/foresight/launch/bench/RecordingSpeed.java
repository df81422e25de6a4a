package io.foresight.launch.bench;

import io.foresight.ros2.mcap.McapMessages;
import io.foresight.ros2.mcap.McapQuery;
import io.foresight.ros2.mcap.McapReader;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Speed of recording messages and reading them back, on one thread, compared with a plain write of the same bytes to the same folder. A
 * round writes every message with {@link McapWriter}, including closing, then with {@link FileChannel}, then reads the recording; the three
 * alternate, so that other load affects all of them. Nothing is synced to disk.
 *
 * @param written with {@link McapWriter}
 * @param plain with a plain file channel
 * @param read with {@link McapReader}, checksums verified, without processing the messages' bytes
 * @param packed file size divided by the size of the messages
 * @param messages number per round
 * @param messageBytes of all messages of a round
 */
public record RecordingSpeed(Rate written, Rate plain, Rate read, double packed, int messages, long messageBytes) {
    private static final int WARM_UP = 2;
    private static final long TENTH_SECOND = 100_000_000;

    /**
     * Message bytes per second, in megabytes (10^6).
     *
     * @param median over the rounds, by wall-clock time
     * @param slowest round
     * @param fastest round
     * @param aProcessorSecond median by the thread's CPU time; 0 where the JVM does not provide it
     */
    public record Rate(double median, double slowest, double fastest, double aProcessorSecond) {
        static Rate of(List<Double> wall, List<Double> processor) {
            List<Double> sorted = wall.stream().sorted().toList();
            return new Rate(
                    median(sorted),
                    sorted.get(0),
                    sorted.get(sorted.size() - 1),
                    median(processor.stream().sorted().toList()));
        }

        private static double median(List<Double> sorted) {
            return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
        }
    }

    /**
     * Runs the measurement.
     *
     * @param folder for the files, which are deleted afterwards
     * @param settings of the writer
     * @param messages whose remaining bytes are written; their positions are not changed. Direct buffers avoid a copy
     * @param rounds number of rounds after {@value #WARM_UP} for warm-up, 1 or more
     */
    public static RecordingSpeed measure(Path folder, McapSettings settings, List<ByteBuffer> messages, int rounds)
            throws IOException {
        if (messages.isEmpty() || rounds < 1) {
            throw new IllegalArgumentException(
                    "at least one message and one round are needed, got " + messages.size() + " and " + rounds);
        }
        Path recording = folder.resolve("speed.mcap");
        Path copy = folder.resolve("speed.bytes");
        long bytes = messages.stream().mapToLong(ByteBuffer::remaining).sum();
        Stopwatch written = new Stopwatch(bytes);
        Stopwatch plain = new Stopwatch(bytes);
        Stopwatch read = new Stopwatch(bytes);
        long size = 0;
        try {
            for (int round = -WARM_UP; round < rounds; round++) {
                Files.deleteIfExists(recording);
                Files.deleteIfExists(copy);
                boolean counts = round >= 0;
                written.time(counts, () -> write(recording, settings, messages));
                plain.time(counts, () -> writePlain(copy, messages));
                read.time(counts, () -> read(recording, messages.size()));
                size = Files.size(recording);
            }
        } finally {
            Files.deleteIfExists(recording);
            Files.deleteIfExists(copy);
        }
        return new RecordingSpeed(
                written.rate(), plain.rate(), read.rate(), (double) size / bytes, messages.size(), bytes);
    }

    private static void write(Path file, McapSettings settings, List<ByteBuffer> messages) throws IOException {
        try (McapWriter writer = McapWriter.create(file, settings)) {
            int channel = writer.addChannel(0, "/points", "cdr", Map.of());
            long time = 0;
            for (ByteBuffer message : messages) {
                writer.write(channel, time / TENTH_SECOND, time, time, message);
                time += TENTH_SECOND;
            }
        }
    }

    private static void writePlain(Path file, List<ByteBuffer> messages) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            for (ByteBuffer message : messages) {
                ByteBuffer left = message.duplicate();
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            }
        }
    }

    private static void read(Path file, int expected) throws IOException {
        int count = 0;
        try (McapReader reader = McapReader.open(file);
                McapMessages messages = reader.messages(McapQuery.ALL)) {
            while (messages.next()) {
                count += messages.data().hasRemaining() ? 1 : 0;
            }
        }
        if (count != expected) {
            throw new IOException("wrote " + expected + " messages, read " + count);
        }
    }

    /** A part of a round. */
    private interface Part {
        void run() throws IOException;
    }

    /** Times parts of rounds. */
    private static final class Stopwatch {
        private final long bytes;
        private final List<Double> wall = new ArrayList<>();
        private final List<Double> processor = new ArrayList<>();

        Stopwatch(long bytes) {
            this.bytes = bytes;
        }

        void time(boolean counts, Part part) throws IOException {
            long processorStart = processorNanos();
            long start = System.nanoTime();
            part.run();
            long spent = System.nanoTime() - start;
            long processorSpent = processorNanos() - processorStart;
            if (counts) {
                wall.add(bytes * 1e3 / spent);
                processor.add(processorSpent <= 0 ? 0 : bytes * 1e3 / processorSpent);
            }
        }

        Rate rate() {
            return Rate.of(wall, processor);
        }

        private static long processorNanos() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : 0;
        }
    }
}
