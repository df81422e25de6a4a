package io.foresight.ros2.cdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foresight.ros2.message.MessageCatalogue;
import io.foresight.ros2.message.RmwDdsCommonHumble;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every message of the catalogue with random contents, whole, cut off and damaged. */
class RoundTripTest {
    private static final int OVERHEAD = 32 * 1024;
    private static final int FACTOR = 32;

    @Provide
    static Arbitrary<MessageType<?>> types() {
        List<MessageType<?>> types = new ArrayList<>(MessageCatalogue.all());
        types.add(MessageType.of(RmwDdsCommonHumble.ParticipantEntitiesInfo.class));
        return Arbitraries.of(types);
    }

    @Provide
    static Arbitrary<ByteOrder> orders() {
        return Arbitraries.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
    }

    @Property(tries = 4000)
    void whatIsWrittenIsRead(
            @ForAll("types") MessageType<?> type, @ForAll("orders") ByteOrder order, @ForAll long seed) {
        writtenAndRead(type, order, seed);
    }

    private static <T extends Record> void writtenAndRead(MessageType<T> type, ByteOrder order, long seed) {
        T message = new RandomMessages(seed).of(type.record());

        byte[] bytes = type.encode(message, order);

        assertThat(bytes).hasSize(type.encodedSize(message));
        T read = type.decode(bytes);
        assertThat(read).isEqualTo(message);
        assertThat(type.encode(read, order)).isEqualTo(bytes);
        assertThat(type.decode(Arrays.copyOf(bytes, bytes.length + 3)))
                .as("with padding behind")
                .isEqualTo(message);
        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> type.decode(Arrays.copyOf(bytes, bytes.length + 4)))
                .withMessageContaining(type.name())
                .withMessageContaining("4 bytes follow the last field");
    }

    @Property(tries = 1000)
    void whereABufferStartsDoesNotMatter(@ForAll("types") MessageType<?> type, @ForAll long seed) {
        inTheMiddleOfABuffer(type, seed);
    }

    private static <T extends Record> void inTheMiddleOfABuffer(MessageType<T> type, long seed) {
        T message = new RandomMessages(seed).of(type.record());
        int offset = (int) Math.floorMod(seed, 17L);
        int size = type.encodedSize(message);
        ByteBuffer buffer = ByteBuffer.allocateDirect(offset + size + 5);

        type.encode(message, buffer.position(offset));

        assertThat(buffer.position()).isEqualTo(offset + size);
        ByteBuffer part = buffer.duplicate().position(offset).limit(offset + size);
        assertThat(type.decode(part)).isEqualTo(message);
        assertThat(part.position()).isEqualTo(offset);
        byte[] bytes = new byte[size];
        part.get(bytes);
        assertThat(bytes).isEqualTo(type.encode(message));
    }

    @Property(tries = 300)
    void aMessageCutOffAnywhereIsRefused(
            @ForAll("types") MessageType<?> type, @ForAll("orders") ByteOrder order, @ForAll long seed) {
        cutOff(type, order, seed);
    }

    private static <T extends Record> void cutOff(MessageType<T> type, ByteOrder order, long seed) {
        byte[] bytes = type.encode(new RandomMessages(seed).of(type.record()), order);
        for (int length = 0; length < bytes.length; length += bytes.length > 2000 ? 7 : 1) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(CdrException.class)
                    .as("the first %s of %s bytes", length, bytes.length)
                    .isThrownBy(() -> type.decode(part))
                    .withMessageStartingWith(type.name());
        }
    }

    @Property(tries = 6000)
    void damagedBytesAreReadOrRefusedAndTakeLittleMemory(
            @ForAll("types") MessageType<?> type, @ForAll("orders") ByteOrder order, @ForAll long seed) {
        damaged(type, order, seed);
    }

    private static <T extends Record> void damaged(MessageType<T> type, ByteOrder order, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = type.encode(new RandomMessages(seed).of(type.record()), order);
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (bytes[at] ^ 1 << random.nextInt(8));
        }
        long least = Long.MAX_VALUE; // of three readings, since Java itself makes classes for reflection now and then
        for (int i = 0; i < 3; i++) {
            least = Math.min(least, allocatedWhileReading(type, bytes));
        }
        assertThat(least).isLessThan(OVERHEAD + (long) FACTOR * bytes.length);
    }

    /** Bytes of heap that this thread took; any exception but a {@link CdrException} comes out. */
    private static long allocatedWhileReading(MessageType<?> type, byte[] bytes) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            type.decode(bytes);
        } catch (CdrException e) {
            assertThat(e.messageType()).isEqualTo(type.name());
            assertThat(e.offset()).isBetween(0L, (long) bytes.length);
            assertThat(e).hasMessageContaining("at byte " + e.offset());
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
