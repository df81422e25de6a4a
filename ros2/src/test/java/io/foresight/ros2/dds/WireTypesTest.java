package io.foresight.ros2.dds;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.Eventually;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.cdr.RandomMessages;
import io.foresight.ros2.message.MessageCatalogue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every message type over the wire, there and back: a program of another DDS reads ours into its own structs and writes those. Without its tools
 * a test is skipped and says so.
 */
@Tag("interop")
class WireTypesTest {
    private static final int CYCLONE_DOMAIN = 56;
    private static final int FAST_DDS_DOMAIN = 69;
    private static final int ROUNDS = 5;

    private final List<MessageType<?>> types = List.copyOf(MessageCatalogue.all());

    @Test
    void everyTypeGoesToCycloneAndBack() throws IOException, InterruptedException {
        thereAndBack(WirePeers.Kind.CYCLONE, CYCLONE_DOMAIN);
    }

    @Test
    void everyTypeGoesToFastDdsAndBack() throws IOException, InterruptedException {
        thereAndBack(WirePeers.Kind.FAST_DDS, FAST_DDS_DOMAIN);
    }

    private void thereAndBack(WirePeers.Kind kind, int domain) throws IOException, InterruptedException {
        try (WirePeer peer = new WirePeers().start(kind, "wire_peer", domain, "echo");
                DdsParticipant here = new FastDds().open("foresight", DdsSettings.local(domain), PeerListener.NONE)) {
            List<DdsWriter> there = new ArrayList<>();
            List<DdsReader> back = new ArrayList<>();
            List<Texts.Kept> kept = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                kept.add(new Texts.Kept());
                back.add(here.createReader(endpoint("rt/back/t", i), kept.get(i)));
                there.add(here.createWriter(endpoint("rt/there/t", i)));
            }
            assertThat(peer.says("ready " + types.size()))
                    .as("the peer finds ours: %s", peer.tail())
                    .isTrue();
            assertThat(Eventually.so(() ->
                            there.stream().noneMatch(writer -> writer.readers().isEmpty())
                                    && back.stream().noneMatch(reader -> reader.writers()
                                            .isEmpty())))
                    .as("we find the peer's")
                    .isTrue();
            for (int i = 0; i < types.size(); i++) {
                comeBackAsTheyWent(types.get(i), there.get(i), kept.get(i), i, peer);
            }
            System.out.println(kind + ": " + types.size() + " types there and back, " + ROUNDS + " messages each");
            peer.stop();
        }
    }

    private Endpoint endpoint(String prefix, int index) {
        return new Endpoint(prefix + index, types.get(index).ddsName(), Qos.RELIABLE, 1 << 20);
    }

    private static <T extends Record> void comeBackAsTheyWent(
            MessageType<T> type, DdsWriter there, Texts.Kept kept, int index, WirePeer peer) {
        for (int round = 0; round < ROUNDS; round++) {
            int expected = round + 1;
            T message = new RandomMessages(71L * index + round).of(type.record());
            byte[] sent = type.encode(message);
            there.write(ByteBuffer.wrap(sent));
            assertThat(Eventually.so(() -> kept.samples.size() == expected))
                    .as("%s %s comes back; %s", type.name(), round, peer.tail())
                    .isTrue();
            byte[] came = kept.samples.get(round).cdr();
            assertThat(came.length - sent.length)
                    .as("padding behind %s", type.name())
                    .isBetween(0, 3);
            assertThat(type.decode(came)).as(type.name()).isEqualTo(message);
            byte[] whole = Arrays.copyOf(sent, came.length);
            came[3] = 0; // says how much padding follows
            assertThat(came).as(type.name()).isEqualTo(whole);
        }
    }
}
