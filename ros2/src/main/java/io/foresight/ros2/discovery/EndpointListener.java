package io.foresight.ros2.discovery;

/** Told which endpoints come, change and go; from the observer's own thread, one call after another. */
@FunctionalInterface
public interface EndpointListener {
    /** Wants to know nothing. */
    EndpointListener NONE = (endpoint, present) -> {};

    /**
     * An endpoint was found, announced itself anew with other properties, or went away.
     *
     * @param present whether it is there now
     */
    void changed(DiscoveredEndpoint endpoint, boolean present);
}
