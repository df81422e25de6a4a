package io.foresight.ros2.message;

import static io.foresight.ros2.cdr.WireType.OCTET;

import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.cdr.Wire;
import io.foresight.ros2.message.StdMsgs.Header;
import java.util.List;

/** {@code diagnostic_msgs}: status of a robot's components. */
@RosPackage("diagnostic_msgs")
public final class DiagnosticMsgs {
    private DiagnosticMsgs() {}

    /** A key-value pair. */
    public record KeyValue(String key, String value) {}

    /** Status of one component. */
    public record DiagnosticStatus(
            @Wire(OCTET) int level, String name, String message, String hardwareId, List<KeyValue> values) {
        @Wire(OCTET)
        public static final int OK = 0;

        @Wire(OCTET)
        public static final int WARN = 1;

        @Wire(OCTET)
        public static final int ERROR = 2;

        @Wire(OCTET)
        public static final int STALE = 3;
    }

    /** Status of several components. */
    public record DiagnosticArray(Header header, List<DiagnosticStatus> status) {}
}
