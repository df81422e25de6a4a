package io.foresight.ros2.cdr;

import java.util.EnumMap;
import java.util.Map;

/** Codec of one number or boolean. */
final class NumberCodec implements Codec {
    private static final Map<WireType, NumberCodec> CODECS = new EnumMap<>(WireType.class);

    static {
        add(
                WireType.BOOL,
                boolean.class,
                (out, value) -> out.at(1).put((byte) ((Boolean) value ? 1 : 0)),
                NumberCodec::bool);
        add(WireType.INT8, byte.class, (out, value) -> out.at(1).put((Byte) value), in -> in.at(1)
                .get());
        add(
                WireType.UINT8,
                int.class,
                NumberCodec::writeUnsignedByte,
                in -> in.at(1).get() & 0xff);
        add(
                WireType.OCTET,
                int.class,
                NumberCodec::writeUnsignedByte,
                in -> in.at(1).get() & 0xff);
        add(WireType.INT16, short.class, (out, value) -> out.at(2).putShort((Short) value), in -> in.at(2)
                .getShort());
        add(
                WireType.UINT16,
                int.class,
                (out, value) -> out.at(2).putShort((short) out.within((Integer) value, 0xffff)),
                in -> in.at(2).getShort() & 0xffff);
        add(WireType.INT32, int.class, (out, value) -> out.at(4).putInt((Integer) value), in -> in.at(4)
                .getInt());
        add(
                WireType.UINT32,
                long.class,
                (out, value) -> out.at(4).putInt((int) out.within((Long) value, 0xffff_ffffL)),
                in -> Integer.toUnsignedLong(in.at(4).getInt()));
        add(WireType.INT64, long.class, (out, value) -> out.at(8).putLong((Long) value), in -> in.at(8)
                .getLong());
        add(WireType.UINT64, long.class, (out, value) -> out.at(8).putLong((Long) value), in -> in.at(8)
                .getLong());
        add(WireType.FLOAT32, float.class, (out, value) -> out.at(4).putFloat((Float) value), in -> in.at(4)
                .getFloat());
        add(WireType.FLOAT64, double.class, (out, value) -> out.at(8).putDouble((Double) value), in -> in.at(8)
                .getDouble());
    }

    private final WireType type;
    private final Class<?> javaType;
    private final Put put;
    private final Get get;

    private NumberCodec(WireType type, Class<?> javaType, Put put, Get get) {
        this.type = type;
        this.javaType = javaType;
        this.put = put;
        this.get = get;
    }

    private static void add(WireType type, Class<?> javaType, Put put, Get get) {
        CODECS.put(type, new NumberCodec(type, javaType, put, get));
    }

    /** The codec of a wire type with the given Java type. */
    static NumberCodec of(WireType type, Class<?> javaType) {
        NumberCodec codec = CODECS.get(type);
        if (codec == null || codec.javaType != javaType) {
            throw new IllegalArgumentException("a Java " + javaType.getSimpleName() + " cannot be a " + type
                    + (codec == null ? "" : ", which needs " + codec.javaType));
        }
        return codec;
    }

    private static void writeUnsignedByte(CdrWriter out, Object value) {
        out.at(1).put((byte) out.within((Integer) value, 0xff));
    }

    private static Object bool(CdrReader in) {
        long offset = in.offset();
        int value = in.at(1).get() & 0xff;
        if (value > 1) {
            throw new FieldException(offset, value + " is not a boolean, which must be 0 or 1");
        }
        return value == 1;
    }

    @Override
    public FieldShape shape() {
        return FieldShape.one(type);
    }

    @Override
    public int leastBytes() {
        return type.bytes();
    }

    @Override
    public long end(Object value, long position) {
        return CdrWriter.aligned(position, type.bytes()) + type.bytes();
    }

    @Override
    public void write(Object value, CdrWriter out) {
        put.put(out, value);
    }

    @Override
    public Object read(CdrReader in) {
        return get.get(in);
    }

    private interface Put {
        void put(CdrWriter out, Object value);
    }

    private interface Get {
        Object get(CdrReader in);
    }
}
