package io.foresight.ros2.dds;

import io.foresight.ros2.dds.DdsException.Code;
import java.util.Optional;

/**
 * The transport over eProsima Fast DDS 2.14, the middleware of ROS 2 Jazzy, through the native part of {@code us.ihmc:ihmc-pub-sub}. No ROS
 * installation is needed.
 */
public final class FastDds implements DdsCarrier {
    /** Why the library cannot be loaded on this machine, and what to do about it; empty when it is loaded. */
    public static Optional<String> unavailable() {
        return FastDdsNatives.unavailable();
    }

    @Override
    public DdsParticipant open(String name, DdsSettings settings, PeerListener peers) {
        if (name.isEmpty() || name.length() > 255 || !name.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new DdsException(
                    Code.BAD_SETTINGS,
                    "a participant's name must be 1 to 255 printable ASCII characters: '" + name + "'");
        }
        unavailable().ifPresent(reason -> {
            throw new DdsException(Code.NATIVES_MISSING, reason);
        });
        return new FastDdsParticipant(name, settings, peers);
    }
}
