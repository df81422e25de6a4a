package io.foresight.ros2.dds;

/** A DDS participant of a domain. Thread-safe. */
public interface DdsParticipant extends AutoCloseable {
    /** Its GUID. */
    Guid guid();

    /**
     * Creates a writer. It exists until it or the participant is closed.
     *
     * @throws DdsException REFUSED, BAD_SETTINGS when the type already has another limit here, or CLOSED
     */
    DdsWriter createWriter(Endpoint endpoint);

    /**
     * Creates a reader. It exists until it or the participant is closed.
     *
     * @throws DdsException REFUSED, BAD_SETTINGS when the type already has another limit here, or CLOSED
     */
    DdsReader createReader(Endpoint endpoint, DdsListener listener);

    /** Closes its endpoints, then itself; may be called from a listener. */
    @Override
    void close();
}
