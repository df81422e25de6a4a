package io.foresight.ros2.bag;

/**
 * Position of one message of a topic, to read it again without reading the messages before it.
 *
 * @param file index of the bag's file, from 0
 * @param logTime nanoseconds
 * @param nth index among the topic's messages with the same time in that file, from 0
 */
public record MessagePlace(int file, long logTime, int nth) {}
