package io.foresight.ros2.cdr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One ROS 2 message type, derived from its record: its names, its definition, its hash, and its bytes (CDR version 1 plain, with the encapsulation
 * in front, as DDS delivers and recordings keep it). Find one with {@link #of}; the same record always gives the same object. Safe for any number
 * of threads.
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

    /** The type of a record inside a class with {@link RosPackage}. Others are refused (IllegalArgumentException). */
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

    /** As ROS tools and recordings call it: {@code sensor_msgs/msg/PointCloud2}. */
    public String name() {
        return codec.name().full();
    }

    /** As DDS discovery calls it: {@code sensor_msgs::msg::dds_::PointCloud2_}. */
    public String ddsName() {
        return codec.name().dds();
    }

    /** The text that recordings carry ({@code ros2msg}): fields and constants, then those of every message inside, without comments and defaults. */
    public String definition() {
        return definition;
    }

    /** {@code RIHS01_} and 64 hexadecimal digits (REP-2011, REP-2016): equal where the field names and types are, comments aside. */
    public String hash() {
        return hash;
    }

    /** The size of the message with its encapsulation, bytes. Throws {@link CdrException} when a field is null or it is longer than 2 GiB. */
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

    /** Little-endian with encapsulation. Throws {@link CdrException} for a value that its field cannot hold. */
    public byte[] encode(T message) {
        return encode(message, ByteOrder.LITTLE_ENDIAN);
    }

    /** As {@link #encode(Record)}, at the buffer's position, which moves behind it. The buffer needs {@link #encodedSize} bytes of room. */
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

    /** As {@link #decode(ByteBuffer, CdrLimits)} with the usual limits. */
    public T decode(ByteBuffer source) {
        return decode(source, CdrLimits.DEFAULT);
    }

    /** As {@link #decode(ByteBuffer)}. */
    public T decode(byte[] source) {
        return decode(ByteBuffer.wrap(source));
    }

    /**
     * The message that lies between the buffer's position and limit, which stay; either byte order. {@link Bytes} in it are views of the buffer, so
     * do not write to that afterwards. Throws {@link CdrException}, and nothing else, for bytes that are no such message or exceed the limits.
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
