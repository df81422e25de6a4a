package io.foresight.ros2.bag;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Iterates over messages of a bag. Not thread-safe. */
public interface BagMessages extends Closeable {
    /** Moves to the next message; false after the last. */
    boolean next() throws IOException;

    /** Name of the message's topic. */
    String topic();

    /** Type of the topic's messages. */
    String type();

    /** Time at which it was recorded, nanoseconds. */
    long logTime();

    /** The message's bytes, little-endian, from 0 to the limit. Valid until the next call of {@link #next}; must not be modified. */
    ByteBuffer data();
}
