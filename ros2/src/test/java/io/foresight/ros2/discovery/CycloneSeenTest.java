package io.foresight.ros2.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.Qos.Durability;
import io.foresight.ros2.dds.Qos.Reliability;
import io.foresight.ros2.discovery.DeliveryTerms.Persistence;
import io.foresight.ros2.discovery.DeliveryTerms.Scope;
import io.foresight.ros2.discovery.EndpointTerms.Liveliness;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Beside a DDS that nobody here wrote. Needs idlc, a C compiler and Cyclone's headers; without them it is skipped and says so. */
@Tag("interop")
class CycloneSeenTest {
    private static final DdsSettings HERE = DdsSettings.local(23);

    /** As Cyclone DDS announces it for types that have the same bytes in both. */
    private static final DeliveryTerms EITHER_ENCODING =
            new DeliveryTerms(Persistence.NONE, 0, false, Scope.INSTANCE, false, false, List.of(0, 2));

    private final Changes changes = new Changes();

    @Test
    void whoWasThereBeforeIsSeenWithAllItSays() throws IOException, InterruptedException {
        try (CyclonePeer peer = CyclonePeer.start(HERE.domain())) {
            try (GraphObserver first = GraphObserver.open(HERE, changes)) {
                assertThat(changes.come("+w rt/map", "+r rt/points"))
                        .as("%s, %s", changes.all(), first.counts())
                        .isTrue();
            }
            Changes later = new Changes();
            try (GraphObserver observer = GraphObserver.open(HERE, later)) {
                assertThat(later.come("+w rt/map", "+r rt/points"))
                        .as("by one who came long after: %s, %s", later.all(), observer.counts())
                        .isTrue();
                assertSeen(observer);
                assertThat(observer.counts().malformed()).isZero();
            }
            peer.end();
        }
    }

    private static void assertSeen(GraphObserver observer) {
        List<DiscoveredEndpoint> found = observer.endpoints();
        assertThat(found).extracting(DiscoveredEndpoint::topic).containsExactly("rt/map", "rt/points");
        DiscoveredEndpoint map = found.get(0);
        assertThat(map.writer()).isTrue();
        assertThat(map.type()).isEqualTo("std_msgs::msg::dds_::String_");
        assertThat(map.qos()).isEqualTo(new Qos(Reliability.RELIABLE, Durability.TRANSIENT_LOCAL, 7));
        assertThat(map.typeHash()).contains("RIHS01_df668c740482bbd48fb39d76a70dfd4bd59db1288021743503259e948f6b1a18");
        assertThat(map.terms())
                .isEqualTo(new EndpointTerms(
                        Duration.ofSeconds(2).toNanos(),
                        Liveliness.MANUAL_BY_TOPIC,
                        Duration.ofSeconds(5).toNanos(),
                        false,
                        List.of(),
                        EITHER_ENCODING));
        DiscoveredEndpoint points = found.get(1);
        assertThat(points.writer()).isFalse();
        assertThat(points.qos()).isEqualTo(new Qos(Reliability.BEST_EFFORT, Durability.VOLATILE, 5));
        assertThat(points.typeHash()).isEmpty();
        assertThat(points.terms().delivery()).isEqualTo(EITHER_ENCODING);
        assertThat(observer.participants())
                .extracting(DiscoveredParticipant::enclave, DiscoveredParticipant::vendor)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Optional.of("/"), "Cyclone DDS"));
    }

    @Test
    void whoComesLaterIsSeenUntilItGoes() throws IOException, InterruptedException {
        try (GraphObserver observer = GraphObserver.open(HERE, changes);
                CyclonePeer peer = CyclonePeer.start(HERE.domain())) {
            assertThat(changes.come("+w rt/map", "+r rt/points"))
                    .as("%s, %s", changes.all(), observer.counts())
                    .isTrue();
            peer.tell("delete the reader");
            assertThat(changes.come("-r rt/points")).as("%s", changes.all()).isTrue();
            peer.tell("write more");
            assertThat(changes.come("+w rt/more")).as("%s", changes.all()).isTrue();
            peer.end();
            assertThat(changes.come("-w rt/map", "-w rt/more"))
                    .as("%s", changes.all())
                    .isTrue();
            assertThat(changes.become(all -> observer.participants().isEmpty()))
                    .as("the participant goes after its endpoints")
                    .isTrue();
        }
    }

    @Test
    void whoIsKilledIsGoneAfterItsLeaseAndSeenAgainWhenItIsBack() throws IOException, InterruptedException {
        try (GraphObserver observer = GraphObserver.open(HERE, changes)) {
            try (CyclonePeer peer = CyclonePeer.start(HERE.domain())) {
                assertThat(changes.come("+w rt/map", "+r rt/points")).isTrue();
                peer.kill();
                assertThat(changes.come("-w rt/map", "-r rt/points"))
                        .as("%s", changes.all())
                        .isTrue();
                assertThat(observer.endpoints()).isEmpty();
            }
            try (CyclonePeer again = CyclonePeer.start(HERE.domain())) {
                assertThat(changes.become(all -> all.size() == 6 && all.lastIndexOf("+w rt/map") > 3))
                        .as("%s", changes.all())
                        .isTrue();
                again.end();
            }
        }
    }

    @Test
    void whyItNeverMatchesIsSeen() throws IOException, InterruptedException {
        try (GraphObserver observer = GraphObserver.open(HERE, changes);
                CyclonePeer peer = CyclonePeer.start(HERE.domain())) {
            peer.tell("never match");
            assertThat(changes.come("+w rt/keyed", "+w rt/newer", "+w rt/elsewhere", "+w rt/map"))
                    .as("%s", changes.all())
                    .isTrue();
            for (DiscoveredEndpoint writer : observer.endpoints()) {
                if (writer.writer()) {
                    Optional<String> reason = plainReader(writer).incompatibleWith(writer);
                    switch (writer.topic()) {
                        case "rt/keyed" -> assertThat(reason).contains("the writer is keyed, the reader is not");
                        case "rt/newer" ->
                            assertThat(reason).contains("the writer sends XCDR2, the reader accepts XCDR1");
                        case "rt/elsewhere" ->
                            assertThat(reason)
                                    .contains("the reader is in partitions [], the writer in [robot1, robot2]");
                        default -> assertThat(reason).isEmpty();
                    }
                }
            }
        }
    }

    /** A reader of ours for that writer's topic. */
    private static DiscoveredEndpoint plainReader(DiscoveredEndpoint writer) {
        return new DiscoveredEndpoint(
                new Guid(1, 0x104),
                false,
                writer.topic(),
                writer.type(),
                Qos.SENSOR_DATA,
                Optional.empty(),
                EndpointTerms.NONE);
    }
}
