package io.foresight.ros2.dds;

/** A member of a domain. Safe for several threads. */
public interface DdsParticipant extends AutoCloseable {
    /** Its identity. */
    Guid guid();

    /**
     * A writer. Lives until it or the participant is closed.
     *
     * @throws DdsException REFUSED, BAD_SETTINGS when the type already has another limit here, or CLOSED
     */
    DdsWriter createWriter(Endpoint endpoint);

    /**
     * A reader. Lives until it or the participant is closed.
     *
     * @throws DdsException REFUSED, BAD_SETTINGS when the type already has another limit here, or CLOSED
     */
    DdsReader createReader(Endpoint endpoint, DdsListener listener);

    /** Closes its endpoints, then itself; it may be called from a listener. */
    @Override
    void close();
}
