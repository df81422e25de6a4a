package io.foresight.ros2.dds;

/** A transport for CDR samples between participants. */
public interface DdsCarrier {
    /**
     * Joins a domain. The caller closes the participant.
     *
     * @param name visible to other participants; printable ASCII, 1 to 255 characters
     * @throws DdsException NATIVES_MISSING, BAD_SETTINGS or REFUSED
     */
    DdsParticipant open(String name, DdsSettings settings, PeerListener peers);
}
