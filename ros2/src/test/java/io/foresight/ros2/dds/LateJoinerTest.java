package io.foresight.ros2.dds;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.Eventually;
import io.foresight.ros2.dds.NumberedClouds.Arrival;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Latched clouds, small and larger than a datagram, reach who comes late, to and from programs of other DDS implementations. */
@Tag("interop")
class LateJoinerTest {
    private static final int DOMAIN = 67;
    private static final Endpoint MAP = Endpoint.ros("/map", NumberedClouds.TYPE.name(), Qos.TRANSIENT_LOCAL);

    private final WirePeers peers = new WirePeers();

    @ParameterizedTest
    @CsvSource({"CYCLONE, 4096", "CYCLONE, 3200000", "FAST_DDS, 4096", "FAST_DDS, 3200000"})
    void theirsComeLate(WirePeers.Kind kind, int bytes) throws IOException, InterruptedException {
        try (DdsParticipant here = new FastDds().open("here", DdsSettings.local(DOMAIN), PeerListener.NONE)) {
            DdsWriter writer = here.createWriter(MAP);
            NumberedClouds clouds = new NumberedClouds(bytes);
            writer.write(clouds.next(1));
            writer.write(clouds.next(2));
            try (WirePeer late = peers.start(kind, "wire_peer", DOMAIN, "receive", "rt/map", "latched")) {
                assertThat(late.says("sample")).as(late.tail()).isTrue();
                assertThat(late.after("sample").stream().map(Arrival::of))
                        .allMatch(Arrival::sound)
                        .extracting(Arrival::number)
                        .containsExactly(2L);
                writer.write(clouds.next(3));
                assertThat(late.says("sample 3 sound")).as(late.tail()).isTrue();
                late.stop();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"CYCLONE, 4096", "CYCLONE, 3200000", "FAST_DDS, 4096", "FAST_DDS, 3200000"})
    void oursComeLate(WirePeers.Kind kind, int bytes) throws IOException, InterruptedException {
        List<Arrival> came = new CopyOnWriteArrayList<>();
        try (WirePeer early = peers.start(kind, "wire_peer", DOMAIN, "send", "rt/map", "latched", bytes, 2, 1)) {
            assertThat(early.says("done")).as(early.tail()).isTrue();
            try (DdsParticipant late = new FastDds().open("late", DdsSettings.local(DOMAIN), PeerListener.NONE)) {
                late.createReader(MAP, sample -> came.add(NumberedClouds.arrival(sample.cdr())));
                assertThat(Eventually.so(() -> !came.isEmpty()))
                        .as(early.tail())
                        .isTrue();
            }
            early.stop();
        }
        assertThat(came).allMatch(Arrival::sound).extracting(Arrival::number).containsExactly(1L);
    }
}
