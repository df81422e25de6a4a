package io.foresight.ros2.dds;

/** Receives events about participants that appear or disappear; called on the participant's own thread. */
@FunctionalInterface
public interface PeerListener {
    /** Ignores all events. */
    PeerListener NONE = (peer, name, present) -> {};

    /**
     * A participant appeared or disappeared.
     *
     * @param name the participant's own name; often the name of the node or program
     * @param present whether it is present now
     */
    void changed(Guid peer, String name, boolean present);
}
