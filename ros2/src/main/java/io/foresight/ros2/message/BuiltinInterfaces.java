package io.foresight.ros2.message;

import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.cdr.Wire;
import io.foresight.ros2.cdr.WireType;

/** {@code builtin_interfaces}: moments and spans. */
@RosPackage("builtin_interfaces")
public final class BuiltinInterfaces {
    private static final long NANOS = 1_000_000_000L;

    private BuiltinInterfaces() {}

    /** A moment of some clock: seconds rounded down, and nanoseconds in [0, 1e9) to add. */
    public record Time(int sec, @Wire(WireType.UINT32) long nanosec) {
        /** Nanoseconds since the clock's zero; seconds outside an int are refused (ArithmeticException). */
        public static Time ofNanos(long nanos) {
            return new Time(Math.toIntExact(Math.floorDiv(nanos, NANOS)), Math.floorMod(nanos, NANOS));
        }

        /** Nanoseconds since the clock's zero. */
        public long toNanos() {
            return sec * NANOS + nanosec;
        }
    }

    /** A span: seconds rounded down, and nanoseconds in [0, 1e9) to add. */
    public record Duration(int sec, @Wire(WireType.UINT32) long nanosec) {
        /** No time. */
        public static final Duration ZERO = new Duration(0, 0);

        /** Nanoseconds; seconds outside an int are refused (ArithmeticException). */
        public static Duration ofNanos(long nanos) {
            return new Duration(Math.toIntExact(Math.floorDiv(nanos, NANOS)), Math.floorMod(nanos, NANOS));
        }

        /** Nanoseconds. */
        public long toNanos() {
            return sec * NANOS + nanosec;
        }
    }
}
