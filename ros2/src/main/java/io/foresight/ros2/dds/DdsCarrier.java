package io.foresight.ros2.dds;

/** Something that carries CDR samples between participants. */
public interface DdsCarrier {
    /**
     * Joins a domain. Close what is returned.
     *
     * @param name shown to others; printable ASCII, 1 to 255 characters
     * @throws DdsException NATIVES_MISSING, BAD_SETTINGS or REFUSED
     */
    DdsParticipant open(String name, DdsSettings settings, PeerListener peers);
}
