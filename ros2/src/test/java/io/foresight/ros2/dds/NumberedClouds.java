package io.foresight.ros2.dds;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.SensorMsgs.PointField;
import io.foresight.ros2.message.StdMsgs.Header;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;

/** Point clouds whose first 24 bytes are a number, a hash of the rest and the time (System.nanoTime, the same clock in every process here). */
final class NumberedClouds {
    static final MessageType<PointCloud2> TYPE = MessageType.of(PointCloud2.class);

    private static final int HEAD = 24;

    private final byte[] data;
    private final ByteBuffer bytes;
    private final PointCloud2 cloud;
    private final ByteBuffer cdr;

    NumberedClouds(int size) {
        data = new byte[size];
        new SplittableRandom(size).nextBytes(data);
        bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        cloud = new PointCloud2(
                new Header(new Time(0, 0), "lidar"),
                1,
                size / 16,
                List.of(new PointField("x", 0, 7, 1)),
                false,
                16,
                size,
                Bytes.view(data),
                true);
        cdr = ByteBuffer.allocateDirect(TYPE.encodedSize(cloud));
    }

    /** The cloud of that number, made now; good until the next one. */
    ByteBuffer next(int number) {
        int words = data.length / 8 - 4;
        bytes.putLong(HEAD + (int) (number * 8191L % words) * 8, number * 0x9E3779B97F4A7C15L);
        bytes.putLong(0, number).putLong(8, hash(bytes, data.length, number)).putLong(16, System.nanoTime());
        TYPE.encode(cloud, cdr.clear());
        return cdr.flip();
    }

    /** What became of a cloud. */
    static Arrival arrival(byte[] sample) {
        long now = System.nanoTime();
        PointCloud2 cloud = TYPE.decode(sample);
        ByteBuffer data = cloud.data().buffer().order(ByteOrder.LITTLE_ENDIAN);
        long number = data.getLong(0);
        boolean sound = data.getLong(8) == hash(data, data.limit(), number)
                && cloud.rowStep() == data.limit()
                && cloud.header().frameId().equals("lidar");
        return new Arrival(number, sound, (now - data.getLong(16)) / 1000);
    }

    private static long hash(ByteBuffer data, int length, long number) {
        long hash = number;
        for (int at = HEAD; at + 8 <= length; at += 8) {
            hash = hash * 0x100000001B3L + data.getLong(at);
        }
        return hash;
    }

    /**
     * One cloud that arrived.
     *
     * @param sound whether its hash is right
     */
    record Arrival(long number, boolean sound, long micros) {
        /** From a peer's line without its first word. */
        static Arrival of(String text) {
            String[] words = text.split(" ", -1);
            return new Arrival(Long.parseLong(words[0]), words[1].equals("sound"), Long.parseLong(words[2]));
        }
    }
}
