package io.foresight.ros2.discovery;

/**
 * Counters of an observer since its start.
 *
 * @param datagrams received
 * @param malformed datagrams or announcements that are not valid RTPS; dropped
 * @param refused participants and endpoints beyond the limits, and fragmented announcements; not listed
 * @param notSent own messages that could not be sent
 * @param listenerFailures exceptions thrown by the listener
 */
public record ObserverCounts(long datagrams, long malformed, long refused, long notSent, long listenerFailures) {}
