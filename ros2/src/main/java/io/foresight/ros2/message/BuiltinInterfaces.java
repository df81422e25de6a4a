package io.foresight.ros2.message;

import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.cdr.Wire;
import io.foresight.ros2.cdr.WireType;

/** {@code builtin_interfaces}: time and duration. */
@RosPackage("builtin_interfaces")
public final class BuiltinInterfaces {
    private static final long NANOS = 1_000_000_000L;

    private BuiltinInterfaces() {}

    /** A time of some clock: seconds rounded down, plus nanoseconds in [0, 1e9). */
    public record Time(int sec, @Wire(WireType.UINT32) long nanosec) {
        /** Converts nanoseconds since the clock's zero; throws ArithmeticException if the seconds do not fit into an int. */
        public static Time ofNanos(long nanos) {
            return new Time(Math.toIntExact(Math.floorDiv(nanos, NANOS)), Math.floorMod(nanos, NANOS));
        }

        /** Nanoseconds since the clock's zero. */
        public long toNanos() {
            return sec * NANOS + nanosec;
        }
    }

    /** A duration: seconds rounded down, plus nanoseconds in [0, 1e9). */
    public record Duration(int sec, @Wire(WireType.UINT32) long nanosec) {
        /** A duration of zero. */
        public static final Duration ZERO = new Duration(0, 0);

        /** Converts nanoseconds; throws ArithmeticException if the seconds do not fit into an int. */
        public static Duration ofNanos(long nanos) {
            return new Duration(Math.toIntExact(Math.floorDiv(nanos, NANOS)), Math.floorMod(nanos, NANOS));
        }

        /** The duration in nanoseconds. */
        public long toNanos() {
            return sec * NANOS + nanosec;
        }
    }
}
