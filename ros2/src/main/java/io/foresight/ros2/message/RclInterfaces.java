package io.foresight.ros2.message;

import static io.foresight.ros2.cdr.WireType.OCTET;
import static io.foresight.ros2.cdr.WireType.UINT32;
import static io.foresight.ros2.cdr.WireType.UINT64;
import static io.foresight.ros2.cdr.WireType.UINT8;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.Doubles;
import io.foresight.ros2.cdr.MaxLength;
import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.cdr.Wire;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import java.util.List;

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

    /** What kind of value a parameter has; only these numbers, so nothing that travels by itself. */
    public static final class ParameterType {
        /** No value. */
        public static final int PARAMETER_NOT_SET = 0;

        /** Truth. */
        public static final int PARAMETER_BOOL = 1;

        /** Whole number. */
        public static final int PARAMETER_INTEGER = 2;

        /** Decimal number. */
        public static final int PARAMETER_DOUBLE = 3;

        /** Text. */
        public static final int PARAMETER_STRING = 4;

        /** Bytes. */
        public static final int PARAMETER_BYTE_ARRAY = 5;

        /** Truths. */
        public static final int PARAMETER_BOOL_ARRAY = 6;

        /** Whole numbers. */
        public static final int PARAMETER_INTEGER_ARRAY = 7;

        /** Decimal numbers. */
        public static final int PARAMETER_DOUBLE_ARRAY = 8;

        /** Texts. */
        public static final int PARAMETER_STRING_ARRAY = 9;

        private ParameterType() {}
    }

    /** A parameter's value: the field that {@link ParameterType} names; the others mean nothing. */
    public record ParameterValue(
            @Wire(UINT8) int type,
            boolean boolValue,
            long integerValue,
            double doubleValue,
            String stringValue,
            @Wire(OCTET) Bytes byteArrayValue,
            List<Boolean> boolArrayValue,
            List<Long> integerArrayValue,
            Doubles doubleArrayValue,
            List<String> stringArrayValue) {}

    /** A parameter and its value. */
    public record Parameter(String name, ParameterValue value) {}

    /** Decimal numbers a parameter may have; a step of 0 is any between. */
    public record FloatingPointRange(double fromValue, double toValue, double step) {}

    /** Whole numbers a parameter may have; a step of 0 is any between. */
    public record IntegerRange(
            long fromValue, long toValue, @Wire(UINT64) long step) {}

    /** What a parameter may be. */
    public record ParameterDescriptor(
            String name,
            @Wire(UINT8) int type,
            String description,
            String additionalConstraints,
            boolean readOnly,
            boolean dynamicTyping,
            @MaxLength(1) List<FloatingPointRange> floatingPointRange,
            @MaxLength(1) List<IntegerRange> integerRange) {}

    /** Names of parameters, and of the groups they are in. */
    public record ListParametersResult(List<String> names, List<String> prefixes) {}

    /** Whether a parameter was set, and why not. */
    public record SetParametersResult(boolean successful, String reason) {}

    /** Parameters of a node that are new, changed or gone. */
    public record ParameterEvent(
            Time stamp,
            String node,
            List<Parameter> newParameters,
            List<Parameter> changedParameters,
            List<Parameter> deletedParameters) {}
}
