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

/** {@code rcl_interfaces}: log messages and parameters. */
@RosPackage("rcl_interfaces")
public final class RclInterfaces {
    private RclInterfaces() {}

    /** A message on {@code /rosout}. */
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

    /** Types of parameter values; constants only, not sent on its own. */
    public static final class ParameterType {
        /** No value. */
        public static final int PARAMETER_NOT_SET = 0;

        /** A boolean. */
        public static final int PARAMETER_BOOL = 1;

        /** An integer. */
        public static final int PARAMETER_INTEGER = 2;

        /** A floating point number. */
        public static final int PARAMETER_DOUBLE = 3;

        /** A string. */
        public static final int PARAMETER_STRING = 4;

        /** A byte array. */
        public static final int PARAMETER_BYTE_ARRAY = 5;

        /** An array of booleans. */
        public static final int PARAMETER_BOOL_ARRAY = 6;

        /** An array of integers. */
        public static final int PARAMETER_INTEGER_ARRAY = 7;

        /** An array of floating point numbers. */
        public static final int PARAMETER_DOUBLE_ARRAY = 8;

        /** An array of strings. */
        public static final int PARAMETER_STRING_ARRAY = 9;

        private ParameterType() {}
    }

    /** A parameter's value: only the field selected by {@link ParameterType} is valid. */
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

    /** A parameter's name and value. */
    public record Parameter(String name, ParameterValue value) {}

    /** Allowed range of a floating point parameter; a step of 0 allows any value in it. */
    public record FloatingPointRange(double fromValue, double toValue, double step) {}

    /** Allowed range of an integer parameter; a step of 0 allows any value in it. */
    public record IntegerRange(
            long fromValue, long toValue, @Wire(UINT64) long step) {}

    /** Type and constraints of a parameter. */
    public record ParameterDescriptor(
            String name,
            @Wire(UINT8) int type,
            String description,
            String additionalConstraints,
            boolean readOnly,
            boolean dynamicTyping,
            @MaxLength(1) List<FloatingPointRange> floatingPointRange,
            @MaxLength(1) List<IntegerRange> integerRange) {}

    /** Parameter names, and the prefixes of their groups. */
    public record ListParametersResult(List<String> names, List<String> prefixes) {}

    /** Whether a parameter was set, and if not, why. */
    public record SetParametersResult(boolean successful, String reason) {}

    /** New, changed and deleted parameters of a node. */
    public record ParameterEvent(
            Time stamp,
            String node,
            List<Parameter> newParameters,
            List<Parameter> changedParameters,
            List<Parameter> deletedParameters) {}
}
