package io.foresight.ros2.bag;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Messages of a bag, one after another. For one thread. */
public interface BagMessages extends Closeable {
    /** Moves to the next message; false after the last. */
    boolean next() throws IOException;

    /** Name of the message's topic. */
    String topic();

    /** Type of the topic's messages. */
    String type();

    /** When it was recorded, nanoseconds. */
    long logTime();

    /** Its bytes, little endian, from 0 to the limit; good until the next call of {@link #next}, not to be changed. */
    ByteBuffer data();
}
