package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import java.util.Optional;

/**
 * A participant that announces itself in the domain.
 *
 * @param name as it calls itself; may be empty
 * @param enclave of ROS 2's security, {@code /} without; empty for programs that are not ROS 2's
 * @param vendor of its DDS, or its number when it is not known here
 */
public record DiscoveredParticipant(Guid guid, String name, Optional<String> enclave, String vendor) {
    /** As people know a vendor whose number RTPS carries. */
    static String vendor(int number) {
        return switch (number) {
            case 0x0101 -> "RTI Connext";
            case 0x0102 -> "OpenSplice";
            case 0x0103 -> "OpenDDS";
            case 0x010f -> "Fast DDS";
            case 0x0110 -> "Cyclone DDS";
            case 0x0111 -> "GurumDDS";
            case 0 -> "not told";
            default -> String.format("%02x.%02x", number >>> 8, number & 0xff);
        };
    }
}
