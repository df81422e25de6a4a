package io.foresight.ros2.discovery;

/**
 * What an observer has met so far.
 *
 * @param datagrams received
 * @param malformed datagrams or announcements that are no RTPS or tell what cannot be; dropped
 * @param refused participants and endpoints beyond the limits, and announcements in pieces; not listed
 * @param notSent own messages that the system did not take
 * @param listenerFailures exceptions of the listener
 */
public record ObserverCounts(long datagrams, long malformed, long refused, long notSent, long listenerFailures) {}
