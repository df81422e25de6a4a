package io.foresight.ros2.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.discovery.DeliveryTerms.Persistence;
import io.foresight.ros2.discovery.DeliveryTerms.Scope;
import io.foresight.ros2.discovery.EndpointTerms.Liveliness;
import io.foresight.ros2.discovery.GraphTopic.Mismatch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraphTopicTest {
    private static final String TEXT = "std_msgs::msg::dds_::String_";
    private static final EndpointTerms NONE = EndpointTerms.NONE;

    private long number;

    /** The last byte tells writers from readers: here those of types without a key. */
    private Guid guid(boolean writer) {
        return new Guid(1, ++number << 8 | (writer ? 3 : 4));
    }

    private DiscoveredEndpoint endpoint(boolean writer, String topic, String type, Qos qos) {
        return new DiscoveredEndpoint(guid(writer), writer, topic, type, qos, Optional.empty(), NONE);
    }

    private DiscoveredEndpoint with(boolean writer, EndpointTerms terms) {
        return new DiscoveredEndpoint(guid(writer), writer, "rt/a", TEXT, Qos.DEFAULT, Optional.empty(), terms);
    }

    private DiscoveredEndpoint hashed(boolean writer, String digit) {
        return new DiscoveredEndpoint(
                guid(writer), writer, "rt/a", TEXT, Qos.DEFAULT, Optional.of("RIHS01_" + digit.repeat(64)), NONE);
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
        EndpointTerms slow =
                new EndpointTerms(2_000_000_000L, Liveliness.AUTOMATIC, max, false, List.of(), DeliveryTerms.NONE);
        EndpointTerms fast =
                new EndpointTerms(500_000_000L, Liveliness.AUTOMATIC, max, false, List.of(), DeliveryTerms.NONE);
        EndpointTerms manual =
                new EndpointTerms(max, Liveliness.MANUAL_BY_TOPIC, max, false, List.of(), DeliveryTerms.NONE);
        EndpointTerms lease =
                new EndpointTerms(max, Liveliness.AUTOMATIC, 1_000_000_000L, false, List.of(), DeliveryTerms.NONE);
        EndpointTerms exclusive =
                new EndpointTerms(max, Liveliness.AUTOMATIC, max, true, List.of(), DeliveryTerms.NONE);
        EndpointTerms part =
                new EndpointTerms(max, Liveliness.AUTOMATIC, max, false, List.of("p", "q"), DeliveryTerms.NONE);
        EndpointTerms pattern =
                new EndpointTerms(max, Liveliness.AUTOMATIC, max, false, List.of("*"), DeliveryTerms.NONE);

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
        assertThat(reasons(with(true, part), with(false, pattern))).isEmpty();
    }

    private EndpointTerms in(String... partitions) {
        return new EndpointTerms(
                Long.MAX_VALUE, Liveliness.AUTOMATIC, Long.MAX_VALUE, false, List.of(partitions), DeliveryTerms.NONE);
    }

    @Test
    void aPatternIsAPartitionWhereItMatchesOnly() {
        for (String[] pair : new String[][] {
            {"*", ""},
            {"robot*", "robot1"},
            {"r?bot[0-9]", "robot7"},
            {"*[!a-c]", "x"},
            {"a*b*c", "a-b-b-c"},
            {"[x", "[x"}
        }) {
            assertThat(reasons(with(true, in(pair[0])), with(false, in(pair[1]))))
                    .as(pair[0])
                    .isEmpty();
            assertThat(reasons(with(true, in(pair[1])), with(false, in(pair[0]))))
                    .as(pair[0])
                    .isEmpty();
        }
        for (String[] pair : new String[][] {
            {"robot*", "car"}, {"r?bot", "rbot"}, {"x[0-9]", "xa"}, {"*[!a-c]", "xa"}, {"a*b*c", "a-c"}, {"*", "a*"}
        }) {
            assertThat(reasons(with(true, in(pair[0])), with(false, in(pair[1]))))
                    .containsExactly("the reader is in partitions [" + pair[1] + "], the writer in [" + pair[0] + "]");
        }
        String stars = "*a".repeat(500);
        assertThat(reasons(with(true, in(stars)), with(false, in("a".repeat(499)))))
                .hasSize(1);
    }

    private DiscoveredEndpoint delivered(boolean writer, DeliveryTerms delivery) {
        return with(
                writer,
                new EndpointTerms(Long.MAX_VALUE, Liveliness.AUTOMATIC, Long.MAX_VALUE, false, List.of(), delivery));
    }

    private static DeliveryTerms encoded(Integer... representations) {
        return new DeliveryTerms(Persistence.NONE, 0, false, Scope.INSTANCE, false, false, List.of(representations));
    }

    @Test
    void anEncodingThatTheReaderDoesNotAcceptIsTold() {
        assertThat(reasons(delivered(true, encoded(2)), delivered(false, encoded())))
                .containsExactly("the writer sends XCDR2, the reader accepts XCDR1");
        assertThat(reasons(delivered(true, encoded(2, 0)), delivered(false, encoded(0, 1))))
                .as("a writer sends the first")
                .containsExactly("the writer sends XCDR2, the reader accepts XCDR1, XML");
        assertThat(reasons(delivered(true, encoded(7)), delivered(false, encoded(2))))
                .containsExactly("the writer sends representation 7, the reader accepts XCDR2");
        assertThat(reasons(delivered(true, encoded(0, 2)), delivered(false, encoded(2, 0))))
                .isEmpty();
        assertThat(reasons(delivered(true, encoded()), delivered(false, encoded(0, 2))))
                .isEmpty();
    }

    @Test
    void keptOrOrderedLessThanTheReaderAsksForIsTold() {
        DeliveryTerms much = new DeliveryTerms(Persistence.PERSISTENT, 5, true, Scope.GROUP, true, true, List.of());
        assertThat(reasons(delivered(true, DeliveryTerms.NONE), delivered(false, much)))
                .singleElement()
                .asString()
                .contains(
                        "asks for durability PERSISTENT, the writer offers less",
                        "in the order of their source times",
                        "asks for group coherent ordered presentation, the writer offers instance");
        DeliveryTerms quick = new DeliveryTerms(Persistence.TRANSIENT, 5, true, Scope.TOPIC, false, true, List.of());
        assertThat(reasons(delivered(true, much), delivered(false, quick))).isEmpty();
        assertThat(reasons(delivered(true, much), delivered(false, DeliveryTerms.NONE)))
                .containsExactly("the reader asks for a latency budget of PT0S, the writer offers PT0.000000005S");
    }

    @Test
    void aKeyOnOneSideAloneIsTold() {
        DiscoveredEndpoint plain = endpoint(false, "rt/a", TEXT, Qos.DEFAULT);
        DiscoveredEndpoint keyed = kind(true, 0x02);
        assertThat(reasons(plain, keyed)).containsExactly("the writer is keyed, the reader is not");
        assertThat(reasons(kind(true, 0x03), kind(false, 0x07)))
                .containsExactly("the reader is keyed, the writer is not");
        assertThat(reasons(kind(true, 0x02), kind(false, 0x07))).isEmpty();
        assertThat(reasons(kind(true, 0x43), kind(false, 0x07)))
                .as("ids of a vendor's own")
                .isEmpty();
        assertThat(reasons(plain, keyed, kind(true, 0x03)))
                .as("of two writers one is keyed")
                .containsExactly("the writer is keyed, the reader is not");
    }

    private DiscoveredEndpoint kind(boolean writer, int kind) {
        return new DiscoveredEndpoint(
                new Guid(1, ++number << 8 | kind), writer, "rt/a", TEXT, Qos.DEFAULT, Optional.empty(), NONE);
    }

    @Test
    void everyReasonIsToldAtOnce() {
        assertThat(reasons(
                        new DiscoveredEndpoint(
                                new Guid(1, 0x102), true, "rt/a", "x::Y", Qos.SENSOR_DATA, Optional.empty(), in("p")),
                        endpoint(false, "rt/a", TEXT, Qos.TRANSIENT_LOCAL)))
                .singleElement()
                .asString()
                .contains("type is", "is keyed", "RELIABLE", "TRANSIENT_LOCAL", "partitions");
    }
}
