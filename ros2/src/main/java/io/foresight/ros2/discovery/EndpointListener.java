package io.foresight.ros2.discovery;

/** Receives events about endpoints that appear, change or disappear; called sequentially on the observer's own thread. */
@FunctionalInterface
public interface EndpointListener {
    /** Ignores all events. */
    EndpointListener NONE = (endpoint, present) -> {};

    /**
     * An endpoint appeared, changed its properties, or disappeared.
     *
     * @param present whether it is present now
     */
    void changed(DiscoveredEndpoint endpoint, boolean present);
}
