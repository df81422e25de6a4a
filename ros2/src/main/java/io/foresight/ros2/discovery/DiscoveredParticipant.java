package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import java.util.Optional;

/**
 * A participant that announces itself in the domain.
 *
 * @param name the participant's own name; may be empty
 * @param enclave of ROS 2's security, {@code /} if none; empty for programs that do not use ROS 2
 * @param vendor of its DDS implementation, or the vendor number when unknown
 */
public record DiscoveredParticipant(Guid guid, String name, Optional<String> enclave, String vendor) {
    /** Common name of a vendor number of RTPS. */
    static String vendor(int number) {
        return switch (number) {
            case 0x0101 -> "RTI Connext";
            case 0x0102 -> "OpenSplice";
            case 0x0103 -> "OpenDDS";
            case 0x010f -> "Fast DDS";
            case 0x0110 -> "Cyclone DDS";
            case 0x0111 -> "GurumDDS";
            case 0 -> "not announced";
            default -> String.format("%02x.%02x", number >>> 8, number & 0xff);
        };
    }
}
