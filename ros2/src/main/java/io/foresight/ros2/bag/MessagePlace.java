package io.foresight.ros2.bag;

/**
 * Where one message of a topic is, to read it again without what stands before it.
 *
 * @param file the bag's, counted from 0
 * @param logTime nanoseconds
 * @param nth among the topic's messages of that very time in that file, from 0
 */
public record MessagePlace(int file, long logTime, int nth) {}
