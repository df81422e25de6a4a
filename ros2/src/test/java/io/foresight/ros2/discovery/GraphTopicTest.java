package io.foresight.ros2.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.discovery.EndpointTerms.Liveliness;
import io.foresight.ros2.discovery.GraphTopic.Mismatch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraphTopicTest {
    private static final String TEXT = "std_msgs::msg::dds_::String_";
    private static final EndpointTerms NONE = EndpointTerms.NONE;

    private long number;

    private DiscoveredEndpoint endpoint(boolean writer, String topic, String type, Qos qos) {
        return new DiscoveredEndpoint(new Guid(1, ++number), writer, topic, type, qos, Optional.empty(), NONE);
    }

    private DiscoveredEndpoint with(boolean writer, EndpointTerms terms) {
        return new DiscoveredEndpoint(
                new Guid(1, ++number), writer, "rt/a", TEXT, Qos.DEFAULT, Optional.empty(), terms);
    }

    private DiscoveredEndpoint hashed(boolean writer, String digit) {
        return new DiscoveredEndpoint(
                new Guid(1, ++number),
                writer,
                "rt/a",
                TEXT,
                Qos.DEFAULT,
                Optional.of("RIHS01_" + digit.repeat(64)),
                NONE);
    }

    private static List<String> reasons(DiscoveredEndpoint... endpoints) {
        return GraphTopic.of(List.of(endpoints)).get(0).mismatches().stream()
                .map(Mismatch::reason)
                .toList();
    }

    @Test
    void endpointsAreSortedIntoTopics() {
        DiscoveredEndpoint writer = endpoint(true, "rt/b", TEXT, Qos.DEFAULT);
        DiscoveredEndpoint reader = endpoint(false, "rt/b", TEXT, Qos.SENSOR_DATA);
        DiscoveredEndpoint service = endpoint(false, "rq/callRequest", "x::Y", Qos.SERVICES);
        assertThat(GraphTopic.of(List.of(writer, service, reader)))
                .containsExactly(
                        new GraphTopic("rq/callRequest", List.of("x::Y"), List.of(), List.of(service), List.of()),
                        new GraphTopic(
                                "/b", List.of("std_msgs/msg/String"), List.of(writer), List.of(reader), List.of()));
    }

    @Test
    void sameReasonsAreCountedTogether() {
        DiscoveredEndpoint writer = endpoint(true, "rt/a", TEXT, Qos.SENSOR_DATA);
        DiscoveredEndpoint other = endpoint(true, "rt/a", TEXT, Qos.SENSOR_DATA.withDepth(1));
        DiscoveredEndpoint reader = endpoint(false, "rt/a", TEXT, Qos.DEFAULT);
        DiscoveredEndpoint more = endpoint(false, "rt/a", TEXT, Qos.DEFAULT);
        assertThat(GraphTopic.of(List.of(writer, other, reader, more)).get(0).mismatches())
                .containsExactly(
                        new Mismatch("the reader asks for RELIABLE, the writer offers BEST_EFFORT", reader, writer, 4));
    }

    @Test
    void typesOfOtherNamesOrDefinitionsAreTold() {
        assertThat(reasons(
                        endpoint(true, "rt/a", TEXT, Qos.DEFAULT),
                        endpoint(false, "rt/a", "std_msgs::msg::dds_::Bool_", Qos.DEFAULT)))
                .containsExactly("the reader's type is std_msgs/msg/Bool, the writer's std_msgs/msg/String");
        assertThat(reasons(hashed(true, "a"), hashed(false, "b")))
                .singleElement()
                .asString()
                .contains("definitions differ", "reader RIHS01_bbb", "writer RIHS01_aaa");
        assertThat(reasons(hashed(true, "a"), hashed(false, "a"))).isEmpty();
        assertThat(reasons(hashed(true, "a"), endpoint(false, "rt/a", TEXT, Qos.DEFAULT)))
                .as("who tells no hash is taken at its word")
                .isEmpty();
    }

    @Test
    void whatOneSideAsksForAndTheOtherDoesNotOfferIsTold() {
        long max = Long.MAX_VALUE;
        EndpointTerms slow = new EndpointTerms(2_000_000_000L, Liveliness.AUTOMATIC, max, false, List.of());
        EndpointTerms fast = new EndpointTerms(500_000_000L, Liveliness.AUTOMATIC, max, false, List.of());
        EndpointTerms manual = new EndpointTerms(max, Liveliness.MANUAL_BY_TOPIC, max, false, List.of());
        EndpointTerms lease = new EndpointTerms(max, Liveliness.AUTOMATIC, 1_000_000_000L, false, List.of());
        EndpointTerms exclusive = new EndpointTerms(max, Liveliness.AUTOMATIC, max, true, List.of());
        EndpointTerms part = new EndpointTerms(max, Liveliness.AUTOMATIC, max, false, List.of("p", "q"));
        EndpointTerms pattern = new EndpointTerms(max, Liveliness.AUTOMATIC, max, false, List.of("*"));

        assertThat(reasons(with(true, slow), with(false, fast)))
                .containsExactly("the reader asks for a deadline of PT0.5S, the writer offers PT2S");
        assertThat(reasons(with(true, fast), with(false, slow))).isEmpty();
        assertThat(reasons(with(true, NONE), with(false, manual)))
                .containsExactly("the reader asks for liveliness MANUAL_BY_TOPIC, the writer offers AUTOMATIC");
        assertThat(reasons(with(true, manual), with(false, NONE))).isEmpty();
        assertThat(reasons(with(true, NONE), with(false, lease)))
                .containsExactly("the reader asks for a liveliness lease of PT1S, the writer offers none");
        assertThat(reasons(with(true, exclusive), with(false, NONE))).containsExactly("only the writer is exclusive");
        assertThat(reasons(with(true, part), with(false, NONE)))
                .containsExactly("the reader is in partitions [], the writer in [p, q]");
        assertThat(reasons(with(true, part), with(false, part))).isEmpty();
        assertThat(reasons(with(true, part), with(false, pattern)))
                .as("patterns are taken to match")
                .isEmpty();
    }
}
