package io.foresight.sim.ros.message;

import static io.foresight.sim.ros.cdr.WireType.OCTET;
import static io.foresight.sim.ros.cdr.WireType.UINT32;
import static io.foresight.sim.ros.cdr.WireType.UINT8;

import io.foresight.sim.ros.cdr.RosPackage;
import io.foresight.sim.ros.cdr.Wire;
import io.foresight.sim.ros.message.BuiltinInterfaces.Time;

/** {@code rcl_interfaces}: what nodes say of themselves. */
@RosPackage("rcl_interfaces")
public final class RclInterfaces {
    private RclInterfaces() {}

    /** A line of {@code /rosout}. */
    public record Log(
            Time stamp,
            @Wire(UINT8) int level,
            String name,
            String msg,
            String file,
            String function,
            @Wire(UINT32) long line) {
        @Wire(OCTET)
        public static final int DEBUG = 10;

        @Wire(OCTET)
        public static final int INFO = 20;

        @Wire(OCTET)
        public static final int WARN = 30;

        @Wire(OCTET)
        public static final int ERROR = 40;

        @Wire(OCTET)
        public static final int FATAL = 50;
    }
}
