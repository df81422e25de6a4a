package io.foresight.ros2.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.dds.DdsParticipant;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.DdsWriter;
import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.PeerListener;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.Qos.Durability;
import io.foresight.ros2.dds.Qos.Reliability;
import io.foresight.ros2.message.StdMsgs.Text;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Beside participants of our own over Fast DDS. */
class FastDdsSeenTest {
    private static final DdsSettings HERE = DdsSettings.local(21);
    private static final MessageType<Text> TYPE = MessageType.of(Text.class);

    private final Changes changes = new Changes();

    private static DdsParticipant participant(String name) {
        return new FastDds().open(name, HERE, PeerListener.NONE);
    }

    private static Endpoint endpoint(String topic, Qos qos) {
        return Endpoint.ros(topic, TYPE.name(), qos);
    }

    @Test
    void whatWasThereBeforeIsSeenWithItsQualities() throws IOException, InterruptedException {
        try (DdsParticipant there = participant("early")) {
            DdsWriter map =
                    there.createWriter(endpoint("/map", Qos.TRANSIENT_LOCAL).withTypeHash(TYPE.hash()));
            there.createReader(endpoint("/points", Qos.SENSOR_DATA).withTypeHash(TYPE.hash()), sample -> {});
            there.createReader(endpoint("/plain", Qos.RELIABLE), sample -> {});
            try (GraphObserver observer = GraphObserver.open(HERE, changes)) {
                assertThat(changes.come("+w rt/map", "+r rt/points", "+r rt/plain"))
                        .as("%s", changes.all())
                        .isTrue();

                List<DiscoveredEndpoint> found = observer.endpoints();
                assertThat(found)
                        .extracting(DiscoveredEndpoint::topic)
                        .containsExactly("rt/map", "rt/plain", "rt/points");
                DiscoveredEndpoint seen = found.get(0);
                assertThat(seen.guid()).isEqualTo(map.guid());
                assertThat(seen.rosTopic()).contains("/map");
                assertThat(seen.rosType()).contains("std_msgs/msg/String");
                assertThat(seen.qos().durability()).isEqualTo(Durability.TRANSIENT_LOCAL);
                assertThat(seen.qos().reliability()).isEqualTo(Reliability.RELIABLE);
                assertThat(seen.typeHash()).contains(TYPE.hash());
                assertThat(found.get(1).typeHash()).isEmpty();
                assertThat(found.get(2).typeHash()).contains(TYPE.hash());
                assertThat(found.get(2).qos().reliability()).isEqualTo(Reliability.BEST_EFFORT);
                assertThat(observer.participants())
                        .containsExactly(new DiscoveredParticipant(
                                EntityId.participantOf(there.guid()), "early", Optional.of("/"), "Fast DDS"));
                assertThat(observer.counts().malformed()).isZero();
            }
        }
    }

    @Test
    void whatComesAndGoesLaterIsReported() throws IOException, InterruptedException {
        try (GraphObserver observer = GraphObserver.open(HERE, changes)) {
            try (DdsParticipant there = participant("late")) {
                DdsWriter writer = there.createWriter(endpoint("/a", Qos.RELIABLE));
                there.createReader(endpoint("/b", Qos.RELIABLE), sample -> {});
                assertThat(changes.come("+w rt/a", "+r rt/b"))
                        .as("%s", changes.all())
                        .isTrue();

                writer.close();
                assertThat(changes.come("-w rt/a")).as("%s", changes.all()).isTrue();

                there.createWriter(endpoint("/c", Qos.RELIABLE));
                assertThat(changes.come("+w rt/c")).as("%s", changes.all()).isTrue();
            }
            assertThat(changes.come("-w rt/c", "-r rt/b"))
                    .as("%s", changes.all())
                    .isTrue();
            assertThat(observer.endpoints()).isEmpty();
            assertThat(changes.become(all -> observer.participants().isEmpty()))
                    .as("the participant goes after its endpoints")
                    .isTrue();
        }
    }

    @Test
    void manyEndpointsAreAllSeen() throws IOException, InterruptedException {
        try (DdsParticipant there = participant("many")) {
            for (int i = 0; i < 300; i++) {
                there.createWriter(endpoint("/topic_" + i, Qos.RELIABLE).withLimit(1000));
            }
            try (GraphObserver observer = GraphObserver.open(HERE, changes)) {
                assertThat(changes.become(all -> all.size() >= 300))
                        .as("%s of 300, %s", changes.all().size(), observer.counts())
                        .isTrue();
                assertThat(observer.endpoints()).hasSize(300);
            }
        }
    }

    @Test
    void severalObserversBesideEachOtherSeeTheSame() throws IOException, InterruptedException {
        Changes others = new Changes();
        try (GraphObserver first = GraphObserver.open(HERE, changes);
                GraphObserver second = GraphObserver.open(HERE, others);
                DdsParticipant there = participant("watched")) {
            there.createWriter(endpoint("/a", Qos.RELIABLE));
            assertThat(changes.come("+w rt/a") && others.come("+w rt/a")).isTrue();
            assertThat(first.endpoints()).isEqualTo(second.endpoints());
            assertThat(first.participants())
                    .as("observers do not count")
                    .extracting(DiscoveredParticipant::name)
                    .containsExactly("watched");
        }
    }
}
