package io.foresight.ros2.node;

import io.foresight.ros2.cdr.CdrException;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.RclInterfaces.SetParametersResult;
import io.foresight.ros2.node.ParameterCalls.Call;
import io.foresight.ros2.node.ParameterCalls.DescriptorsReply;
import io.foresight.ros2.node.ParameterCalls.ListReply;
import io.foresight.ros2.node.ParameterCalls.ListRequest;
import io.foresight.ros2.node.ParameterCalls.NamesRequest;
import io.foresight.ros2.node.ParameterCalls.ResultReply;
import io.foresight.ros2.node.ParameterCalls.ResultsReply;
import io.foresight.ros2.node.ParameterCalls.SetRequest;
import io.foresight.ros2.node.ParameterCalls.TypesReply;
import io.foresight.ros2.node.ParameterCalls.ValuesReply;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The six services used by {@code ros2 param}, for clients over Cyclone DDS. Clients over Fast DDS expect the addressee of a reply in the
 * sample's inline QoS, which the library does not allow Java to write.
 */
final class ParameterServices {
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final NodeEndpoints endpoints;
    private final String node;
    private final Supplier<NodeParameters> parameters;
    private final NodeLog log;

    ParameterServices(NodeEndpoints endpoints, String node, Supplier<NodeParameters> parameters, NodeLog log) {
        this.endpoints = endpoints;
        this.node = node;
        this.parameters = parameters;
        this.log = log;
    }

    /** Whether ROS's tools use the same service format, judged by {@code RMW_IMPLEMENTATION}. */
    static boolean speaks(String middleware) {
        return middleware.startsWith("rmw_cyclonedds");
    }

    void open() {
        serve(
                "list_parameters",
                "ListParameters",
                ListRequest.class,
                ListReply.class,
                call -> new ListReply(
                        call.client(), call.sequence(), parameters.get().list(call.prefixes(), call.depth())));
        serve(
                "get_parameters",
                "GetParameters",
                NamesRequest.class,
                ValuesReply.class,
                call -> new ValuesReply(
                        call.client(), call.sequence(), parameters.get().values(call.names())));
        serve(
                "get_parameter_types",
                "GetParameterTypes",
                NamesRequest.class,
                TypesReply.class,
                call -> new TypesReply(
                        call.client(), call.sequence(), parameters.get().types(call.names())));
        serve(
                "describe_parameters",
                "DescribeParameters",
                NamesRequest.class,
                DescriptorsReply.class,
                call -> new DescriptorsReply(
                        call.client(), call.sequence(), parameters.get().descriptors(call.names())));
        serve(
                "set_parameters",
                "SetParameters",
                SetRequest.class,
                ResultsReply.class,
                call -> new ResultsReply(
                        call.client(),
                        call.sequence(),
                        call.parameters().stream()
                                .map(parameter -> refusal(parameter.name()))
                                .toList()));
        serve(
                "set_parameters_atomically",
                "SetParametersAtomically",
                SetRequest.class,
                ResultReply.class,
                call -> new ResultReply(
                        call.client(),
                        call.sequence(),
                        call.parameters().stream()
                                .findFirst()
                                .map(parameter -> refusal(parameter.name()))
                                .orElseGet(() -> new SetParametersResult(true, ""))));
    }

    private SetParametersResult refusal(String name) {
        return new SetParametersResult(false, parameters.get().refusal(name));
    }

    private <Q extends Record & Call, R extends Record> void serve(
            String service, String type, Class<Q> request, Class<R> reply, Function<Q, R> answer) {
        MessageType<Q> requests = MessageType.of(request);
        MessageType<R> replies = MessageType.of(reply);
        String name = node + "/" + service;
        RawPublisher replier = endpoints.replier(name, "rcl_interfaces::srv::dds_::" + type + "_Response_");
        endpoints.requests(name, "rcl_interfaces::srv::dds_::" + type + "_Request_", sample -> {
            Q call;
            try {
                call = requests.decode(sample.cdr());
            } catch (CdrException e) {
                log.warnEvery(QUIET, name, "a call of " + name + " cannot be read: " + e.getMessage());
                return;
            }
            replier.publish(ByteBuffer.wrap(replies.encode(answer.apply(call))));
        });
    }
}
