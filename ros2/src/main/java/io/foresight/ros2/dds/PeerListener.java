package io.foresight.ros2.dds;

/** Told which participants come and go; from the participant's own thread. */
@FunctionalInterface
public interface PeerListener {
    /** Wants to know nothing. */
    PeerListener NONE = (peer, name, present) -> {};

    /**
     * A participant was found or went away.
     *
     * @param name as it calls itself; often the node's or the program's
     * @param present whether it is there now
     */
    void changed(Guid peer, String name, boolean present);
}
