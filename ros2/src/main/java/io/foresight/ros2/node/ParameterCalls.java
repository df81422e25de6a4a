package io.foresight.ros2.node;

import static io.foresight.ros2.cdr.WireType.UINT64;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.cdr.Wire;
import io.foresight.ros2.message.RclInterfaces.ListParametersResult;
import io.foresight.ros2.message.RclInterfaces.Parameter;
import io.foresight.ros2.message.RclInterfaces.ParameterDescriptor;
import io.foresight.ros2.message.RclInterfaces.ParameterValue;
import io.foresight.ros2.message.RclInterfaces.SetParametersResult;
import java.util.List;

/**
 * Requests and replies of the parameter services in the format of ROS 2 over Cyclone DDS: the fields are preceded by the client's id and a
 * sequence number, which the reply repeats.
 */
@RosPackage("rcl_interfaces")
final class ParameterCalls {
    private ParameterCalls() {}

    /** Header of every request. */
    interface Call {
        /** Id of the client. */
        long client();

        /** Sequence number of the request. */
        long sequence();
    }

    record ListRequest(
            @Wire(UINT64) long client,
            long sequence,
            List<String> prefixes,
            @Wire(UINT64) long depth) implements Call {}

    record ListReply(@Wire(UINT64) long client, long sequence, ListParametersResult result) {}

    /** For values, types and descriptors. */
    record NamesRequest(@Wire(UINT64) long client, long sequence, List<String> names) implements Call {}

    record ValuesReply(@Wire(UINT64) long client, long sequence, List<ParameterValue> values) {}

    record TypesReply(@Wire(UINT64) long client, long sequence, Bytes types) {}

    record DescriptorsReply(@Wire(UINT64) long client, long sequence, List<ParameterDescriptor> descriptors) {}

    /** For setting parameters one by one, and atomically. */
    record SetRequest(@Wire(UINT64) long client, long sequence, List<Parameter> parameters) implements Call {}

    record ResultsReply(@Wire(UINT64) long client, long sequence, List<SetParametersResult> results) {}

    record ResultReply(@Wire(UINT64) long client, long sequence, SetParametersResult result) {}
}
