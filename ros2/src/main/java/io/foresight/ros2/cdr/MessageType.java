package io.foresight.ros2.cdr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One ROS 2 message type, derived from its record: its names, its definition, its hash, and its encoding (plain CDR version 1 with the
 * encapsulation, as sent over DDS and stored in recordings). Get one with {@link #of}; the same record always gives the same object.
 * Thread-safe.
 *
 * @param <T> the record
 */
public final class MessageType<T extends Record> {
    private static final ClassValue<MessageType<?>> TYPES = new ClassValue<>() {
        @Override
        protected MessageType<?> computeValue(Class<?> message) {
            return new MessageType<>(message.asSubclass(Record.class));
        }
    };

    private final Class<T> record;
    private final StructCodec codec;
    private final String definition;
    private final String hash;

    private MessageType(Class<T> record) {
        this.record = record;
        this.codec = RecordInspector.struct(record);
        this.definition = Definition.of(codec);
        this.hash = TypeHash.of(codec);
    }

    /**
     * The message type of a record that is nested in a class with {@link RosPackage}. Throws IllegalArgumentException for other records.
     */
    @SuppressWarnings("unchecked") // a class's value is made of that class
    public static <T extends Record> MessageType<T> of(Class<T> record) {
        return (MessageType<T>) TYPES.get(record);
    }

    static StructCodec codecOf(Class<?> record) {
        return TYPES.get(record).codec;
    }

    /** The record. */
    public Class<T> record() {
        return record;
    }

    /** Name in ROS tools and recordings: {@code sensor_msgs/msg/PointCloud2}. */
    public String name() {
        return codec.name().full();
    }

    /** Name in DDS discovery: {@code sensor_msgs::msg::dds_::PointCloud2_}. */
    public String ddsName() {
        return codec.name().dds();
    }

    /**
     * The definition stored in recordings ({@code ros2msg}): fields and constants, then those of every nested message, without comments and
     * defaults.
     */
    public String definition() {
        return definition;
    }

    /**
     * The type hash: {@code RIHS01_} and 64 hexadecimal digits (REP-2011, REP-2016). Types with equal field names and types have equal
     * hashes.
     */
    public String hash() {
        return hash;
    }

    /**
     * Size of the encoded message with its encapsulation, bytes. Throws {@link CdrException} when a field is null or the size exceeds 2
     * GiB.
     */
    public int encodedSize(T message) {
        try {
            long size = Encapsulation.BYTES + codec.end(StructCodec.present(message), 0);
            if (size > Integer.MAX_VALUE - 8) {
                throw new FieldException(
                        0, "the message has " + size + " bytes, more than the limit of " + (Integer.MAX_VALUE - 8));
            }
            return (int) size;
        } catch (FieldException e) {
            throw e.of(name());
        }
    }

    /** Encodes to little-endian CDR with encapsulation. Throws {@link CdrException} for a value out of its field's range. */
    public byte[] encode(T message) {
        return encode(message, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * As {@link #encode(Record)}, into a buffer at its position, which is advanced. The buffer needs {@link #encodedSize} bytes of room.
     */
    public void encode(T message, ByteBuffer target) {
        int size = encodedSize(message);
        if (target.remaining() < size) {
            throw new IllegalArgumentException(
                    name() + " of " + size + " bytes into a buffer with room for " + target.remaining());
        }
        write(message, target.order(ByteOrder.LITTLE_ENDIAN));
    }

    byte[] encode(T message, ByteOrder order) {
        ByteBuffer target = ByteBuffer.allocate(encodedSize(message)).order(order);
        write(message, target);
        return target.array();
    }

    private void write(T message, ByteBuffer target) {
        try {
            codec.write(message, new CdrWriter(target, target.order()));
        } catch (FieldException e) {
            throw e.of(name());
        }
    }

    /** As {@link #decode(ByteBuffer, CdrLimits)} with the default limits. */
    public T decode(ByteBuffer source) {
        return decode(source, CdrLimits.DEFAULT);
    }

    /** As {@link #decode(ByteBuffer)}. */
    public T decode(byte[] source) {
        return decode(ByteBuffer.wrap(source));
    }

    /**
     * Decodes the message between the buffer's position and limit, which are not changed; both byte orders are accepted. {@link Bytes} in
     * it are views of the buffer, so the buffer must not be modified afterwards. Throws only {@link CdrException}: for malformed bytes, or
     * when the limits are exceeded.
     */
    public T decode(ByteBuffer source, CdrLimits limits) {
        try {
            CdrReader in = new CdrReader(source.duplicate(), limits);
            T message = record.cast(codec.read(in));
            in.end();
            return message;
        } catch (FieldException e) {
            throw e.of(name());
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
