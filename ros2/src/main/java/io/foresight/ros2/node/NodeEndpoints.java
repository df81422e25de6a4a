package io.foresight.ros2.node;

import io.foresight.ros2.dds.DdsParticipant;
import io.foresight.ros2.dds.DdsReader;
import io.foresight.ros2.dds.DdsWriter;
import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.RosName;
import io.foresight.ros2.dds.Sample;
import io.foresight.ros2.message.MessageCatalogue;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a node's readers and writers and registers them in the graph. */
final class NodeEndpoints {
    private static final Logger log = LoggerFactory.getLogger(NodeEndpoints.class);

    private static final int SERVICE_LIMIT_BYTES = 1 << 20;

    private final DdsParticipant participant;
    private final Graph graph;
    private final QosOverrides overrides;
    private final Map<String, Integer> limits = new HashMap<>();

    NodeEndpoints(DdsParticipant participant, Graph graph, QosOverrides overrides) {
        this.participant = participant;
        this.graph = graph;
        this.overrides = overrides;
    }

    /** @param topic absolute */
    WriterPublisher writer(String topic, String rosType, Qos qos, int limitBytes) {
        Endpoint endpoint = endpoint(topic, rosType, overrides.apply(topic, true, qos), limitBytes);
        DdsWriter writer = participant.createWriter(endpoint);
        graph.add(writer.guid(), true);
        return new WriterPublisher(topic, writer, graph::remove);
    }

    /** @param topic absolute */
    ReaderSubscription reader(
            String topic, String rosType, Qos qos, int limitBytes, TopicMeter meter, Consumer<Sample> listener) {
        Endpoint endpoint = endpoint(topic, rosType, overrides.apply(topic, false, qos), limitBytes);
        ReaderSubscription inlet = new ReaderSubscription(topic, meter, listener, graph::remove);
        DdsReader reader = participant.createReader(endpoint, inlet);
        graph.add(reader.guid(), false);
        return inlet.on(reader);
    }

    private synchronized Endpoint endpoint(String topic, String rosType, Qos qos, int limitBytes) {
        Endpoint plain = Endpoint.ros(topic, rosType, qos).withLimit(limitBytes);
        Endpoint asked = MessageCatalogue.named(rosType)
                .map(type -> plain.withTypeHash(type.hash()))
                .orElse(plain);
        Integer first = limits.putIfAbsent(asked.type(), limitBytes);
        if (first == null || first == limitBytes) {
            return asked;
        }
        if (first < limitBytes) {
            log.warn(
                    "{} requests messages of up to {} bytes, but {} has a limit of {} in this node: the first limit is used",
                    topic,
                    limitBytes,
                    rosType,
                    first);
        }
        return asked.withLimit(first);
    }

    /** @param service absolute */
    WriterPublisher replier(String service, String ddsType) {
        DdsWriter writer = participant.createWriter(
                new Endpoint(RosName.reply(service), ddsType, Qos.SERVICES, SERVICE_LIMIT_BYTES));
        graph.add(writer.guid(), true);
        return new WriterPublisher(service, writer, graph::remove);
    }

    /** @param service absolute */
    void requests(String service, String ddsType, Consumer<Sample> listener) {
        DdsReader reader = participant.createReader(
                new Endpoint(RosName.request(service), ddsType, Qos.SERVICES, SERVICE_LIMIT_BYTES), listener::accept);
        graph.add(reader.guid(), false);
    }
}
