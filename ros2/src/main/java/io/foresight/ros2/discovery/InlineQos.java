package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The relevant parameters of a sample's inline QoS.
 *
 * @param alive false when the instance was disposed of or unregistered
 * @param key of the instance, if given
 */
record InlineQos(boolean alive, Optional<Guid> key) {
    static final InlineQos NONE = new InlineQos(true, Optional.empty());

    private static final int DISPOSED_OR_UNREGISTERED = 3;

    /** Reads to the end of the inline QoS. */
    static InlineQos read(ByteBuffer in) throws MalformedException {
        boolean[] alive = {true};
        Guid[] key = {null};
        ParameterList.read(in, (parameter, value) -> {
            if (parameter == ParameterList.STATUS_INFO && value.remaining() >= 4) {
                alive[0] = (value.get(3) & DISPOSED_OR_UNREGISTERED) == 0;
            } else if (parameter == ParameterList.KEY_HASH && value.remaining() >= 16) {
                key[0] = ParameterList.guid(value);
            }
        });
        return new InlineQos(alive[0], Optional.ofNullable(key[0]));
    }
}
