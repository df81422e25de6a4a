package io.foresight.ros2.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.Qos.Durability;
import io.foresight.ros2.dds.Qos.Reliability;
import io.foresight.ros2.discovery.DeliveryTerms.Persistence;
import io.foresight.ros2.discovery.DeliveryTerms.Scope;
import io.foresight.ros2.discovery.EndpointTerms.Liveliness;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as the standard lays them out, one after another, with a made-up clock. */
class DiscoveryTest {
    static final Guid SELF = new Guid(0x0000_1111_2222_3333L, 0x4444_4444_0000_01c1L);
    static final Guid PEER = new Guid(0x0110_aaaa_bbbb_ccccL, 0xdddd_dddd_0000_01c1L);
    private static final int PUBLICATIONS = 0x000003c2;
    private static final int SUBSCRIPTIONS = 0x000004c2;
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final String HASH = "RIHS01_" + "0f".repeat(32);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Changes changes = new Changes();
    private final Sent sent = new Sent();
    private final Discovery discovery = new Discovery(SELF, 7, sent, changes);

    /** Keeps what goes out, in hexadecimal digits. */
    static final class Sent implements Discovery.Transport {
        final List<String> messages = new ArrayList<>();
        final List<InetSocketAddress> introduced = new ArrayList<>();

        @Override
        public void send(byte[] message, List<InetSocketAddress> to) {
            messages.add(HexFormat.of().formatHex(message));
        }

        @Override
        public void introduce(List<InetSocketAddress> to) {
            introduced.addAll(to);
        }

        @Override
        public List<InetSocketAddress> usable(List<InetSocketAddress> announced, InetAddress from) {
            return announced;
        }

        /** Base, bits and words of the last answer, in hexadecimal digits. */
        String lastAsked() {
            String message = messages.get(messages.size() - 1);
            return message.substring(2 * (20 + 16 + 4 + 8), message.length() - 8);
        }
    }

    static Guid endpoint(int number) {
        return new Guid(PEER.high(), 0xdddd_dddd_0000_0003L | (long) number << 8);
    }

    private static Rtps from(ByteOrder order) {
        return new Rtps(order, PEER);
    }

    private static Rtps from() {
        return from(ByteOrder.LITTLE_ENDIAN);
    }

    static void participant(Rtps list) {
        list.parameter(0x0050, PEER.bytes())
                .parameter(0x0016, new byte[] {1, 0x10})
                .numbers(0x000f, 7)
                .numbers(0x0002, 10, 0)
                .numbers(0x0058, 0x3f)
                .locator(0x0032, 9160, 127, 0, 0, 1)
                .octets(0x002c, "enclave=/robot;")
                .text(0x0062, "driver");
    }

    static Rtps points(Rtps list, int number) {
        return list.parameter(0x005a, endpoint(number).bytes())
                .text(0x0005, "rt/points_" + number)
                .text(0x0007, "sensor_msgs::msg::dds_::PointCloud2_")
                .numbers(0x001a, 2, 0, 100)
                .numbers(0x001d, 1)
                .numbers(0x0040, 0, 5)
                .octets(0x002c, "typehash=" + HASH + ";");
    }

    private void receive(Rtps message) {
        receive(message, 0);
    }

    private void receive(Rtps message, long now) {
        discovery.receive(ByteBuffer.wrap(message.message()), HERE, now);
    }

    private void meet() {
        receive(from().announcement(0x000100c2, 1, DiscoveryTest::participant));
        sent.messages.clear();
    }

    private List<String> topics() {
        return discovery.endpoints().stream()
                .map(DiscoveredEndpoint::topic)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aParticipantAndItsEndpointAreReadInBothByteOrders(boolean little) {
        ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        receive(from(order).announcement(0x000100c2, 1, DiscoveryTest::participant));

        assertThat(discovery.participants())
                .containsExactly(new DiscoveredParticipant(PEER, "driver", Optional.of("/robot"), "Cyclone DDS"));
        assertThat(sent.introduced).containsExactly(new InetSocketAddress(HERE, 9160));
        assertThat(sent.messages).as("both announcers are asked").hasSize(2);

        receive(from(order).destination(SELF).announcement(PUBLICATIONS, 1, list -> points(list, 1)));

        assertThat(discovery.endpoints())
                .containsExactly(new DiscoveredEndpoint(
                        endpoint(1),
                        true,
                        "rt/points_1",
                        "sensor_msgs::msg::dds_::PointCloud2_",
                        new Qos(Reliability.RELIABLE, Durability.TRANSIENT_LOCAL, 5),
                        Optional.of(HASH),
                        EndpointTerms.NONE));
        assertThat(changes.all()).containsExactly("+w rt/points_1");
        assertThat(discovery.counts(0, 0).malformed()).isZero();
    }

    @Test
    void whatIsNotToldHasTheStandardsDefault() {
        meet();
        receive(from().announcement(SUBSCRIPTIONS, 1, list -> list.parameter(
                        0x005a, endpoint(1).bytes())
                .text(0x0005, "a")
                .text(0x0007, "b")));
        receive(from().announcement(PUBLICATIONS, 1, list -> list.parameter(
                        0x005a, endpoint(2).bytes())
                .text(0x0005, "a")
                .text(0x0007, "b")
                .numbers(0x0023, 1, 1 << 31)
                .numbers(0x001b, 2, 3, 0)
                .numbers(0x001f, 1)
                .numbers(0x001d, 3)
                .parameter(0x0021, new byte[] {1, 0, 0, 0, 0, 1})
                .numbers(0x0025, 1)
                .numbers(0x0027, 0, 1 << 30)
                .parameter(0x0073, new byte[] {2, 0, 0, 0, 2, 0, 0, 0})
                .parameter(0x0029, new byte[] {1, 0, 0, 0, 2, 0, 0, 0, 'p', 0})));
        assertThat(discovery.endpoints())
                .extracting(DiscoveredEndpoint::writer, DiscoveredEndpoint::qos, DiscoveredEndpoint::terms)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                false, new Qos(Reliability.BEST_EFFORT, Durability.VOLATILE, 1), EndpointTerms.NONE),
                        org.assertj.core.groups.Tuple.tuple(
                                true,
                                new Qos(Reliability.RELIABLE, Durability.TRANSIENT_LOCAL, 1),
                                new EndpointTerms(
                                        3 * SECOND / 2,
                                        Liveliness.MANUAL_BY_TOPIC,
                                        3 * SECOND,
                                        true,
                                        List.of("p"),
                                        new DeliveryTerms(
                                                Persistence.PERSISTENT,
                                                SECOND / 4,
                                                true,
                                                Scope.TOPIC,
                                                false,
                                                true,
                                                List.of(2, 0)))));
    }

    @Test
    void anEndIsTakenByItsKeyOrByItsContent() {
        meet();
        receive(from().announcement(PUBLICATIONS, 1, list -> points(list, 1)));
        receive(from().announcement(PUBLICATIONS, 2, list -> points(list, 2)));
        receive(from().end(PUBLICATIONS, 3, endpoint(1)));
        assertThat(topics()).containsExactly("rt/points_2");
        receive(from().end(PUBLICATIONS, 4, new Guid(1, 2)));
        assertThat(topics()).containsExactly("rt/points_2");
        receive(from().endByContent(PUBLICATIONS, 5, endpoint(2)));
        assertThat(topics()).isEmpty();
        assertThat(changes.all())
                .containsExactly("+w rt/points_1", "+w rt/points_2", "-w rt/points_1", "-w rt/points_2");
    }

    @Test
    void whatIsMissingIsAskedForAndTakenInOrder() {
        meet();
        receive(from().announcement(PUBLICATIONS, 3, list -> points(list, 3)));
        assertThat(topics()).isEmpty();

        receive(from().heartbeat(PUBLICATIONS, 1, 3, 1, true));
        assertThat(sent.messages).hasSize(1);
        assertThat(sent.lastAsked()).as("1 to 3").isEqualTo("00000000" + "01000000" + "03000000" + "000000e0");

        receive(from().announcement(PUBLICATIONS, 1, list -> points(list, 1)));
        receive(from().gap(PUBLICATIONS, 2, 2, 1, 1 << 31));
        receive(from().announcement(PUBLICATIONS, 3, list -> points(list, 3)));
        assertThat(topics()).containsExactly("rt/points_1", "rt/points_3");

        receive(from().heartbeat(PUBLICATIONS, 1, 3, 2, true));
        assertThat(sent.messages).as("nothing is missing, no answer is wanted").hasSize(1);
        receive(from().heartbeat(PUBLICATIONS, 1, 3, 3, false));
        assertThat(sent.lastAsked()).as("all before 4 is read").isEqualTo("00000000" + "04000000" + "00000000");
        receive(from().heartbeat(PUBLICATIONS, 1, 3, 3, false));
        assertThat(sent.messages).as("the same heartbeat again").hasSize(2);
    }

    @Test
    void whatTheWriterHasNoLongerIsNotWaitedFor() {
        meet();
        receive(from().heartbeat(PUBLICATIONS, 40, 41, 1, true));
        receive(from().announcement(PUBLICATIONS, 40, list -> points(list, 1)));
        receive(from().gap(PUBLICATIONS, 41, 50, 0, 0));
        receive(from().announcement(PUBLICATIONS, 50, list -> points(list, 2)));
        assertThat(topics()).containsExactly("rt/points_1", "rt/points_2");
    }

    @Test
    void whoDoesNotAnswerIsAskedAgainEverMoreRarely() {
        meet();
        int asked = 0;
        for (long millis = 0; millis <= 20_000; millis += 100) {
            // a word of something else, so that its lease is kept
            receive(from().submessage(0x01, 0, pad -> {}).heartbeat(0x000002c2, 1, 1, 1, true), millis * 1_000_000);
            discovery.tick(millis * 1_000_000);
            asked = sent.messages.size();
        }
        assertThat(asked).as("asked in 20 s, two announcers").isBetween(10, 24);
        receive(from().heartbeat(PUBLICATIONS, 1, 0, 1, true), 20 * SECOND);
        receive(from().heartbeat(SUBSCRIPTIONS, 1, 0, 1, true), 20 * SECOND);
        discovery.tick(25 * SECOND);
        assertThat(sent.messages).as("who has nothing is left alone").hasSize(asked);
    }

    @Test
    void whoIsSilentForItsLeaseIsGoneWithItsEndpoints() {
        meet();
        receive(from().announcement(PUBLICATIONS, 1, list -> points(list, 1)));
        receive(from().heartbeat(PUBLICATIONS, 1, 1, 1, true), 9 * SECOND);
        discovery.tick(18 * SECOND);
        assertThat(topics()).hasSize(1);
        discovery.tick(19 * SECOND + 1);
        assertThat(topics()).isEmpty();
        assertThat(discovery.participants()).isEmpty();
        assertThat(changes.all()).containsExactly("+w rt/points_1", "-w rt/points_1");
    }

    @Test
    void whoSaysGoodbyeIsGoneAtOnce() {
        meet();
        receive(from().announcement(PUBLICATIONS, 1, list -> points(list, 1)));
        receive(from().end(0x000100c2, 2, PEER));
        assertThat(discovery.participants()).isEmpty();
        assertThat(changes.all()).containsExactly("+w rt/points_1", "-w rt/points_1");
    }

    @Test
    void whatIsNotForThisParticipantOrDomainIsPassedOver() {
        receive(new Rtps(ByteOrder.LITTLE_ENDIAN, SELF).announcement(0x000100c2, 1, DiscoveryTest::participant));
        receive(from().announcement(0x000100c2, 1, list -> list.numbers(0x000f, 8)));
        assertThat(discovery.participants()).isEmpty();
        meet();
        receive(from().destination(new Guid(1, 2)).announcement(PUBLICATIONS, 1, list -> points(list, 1)));
        assertThat(topics()).isEmpty();
        receive(from().destination(new Guid(0, 0)).announcement(PUBLICATIONS, 1, list -> points(list, 1)));
        assertThat(topics()).hasSize(1);
        assertThat(discovery.counts(0, 0).malformed()).isZero();
    }

    @Test
    void badAnnouncementsAreCountedAndTheNextIsTaken() {
        meet();
        receive(from().announcement(PUBLICATIONS, 1, list -> list.text(0x0005, "no type")));
        receive(from().announcement(PUBLICATIONS, 2, list -> points(list, 1).text(0x0005, "\u001b[2J")));
        receive(from().announcement(PUBLICATIONS, 3, list -> points(list, 1).text(0x0005, "x".repeat(1025))));
        receive(from().announcement(PUBLICATIONS, 4, list -> points(list, 1).numbers(0x0007, -1)));
        receive(from().announcement(
                        PUBLICATIONS, 5, list -> points(list, 1).parameter(0x005a, new Guid(5, 5).bytes())));
        receive(from().announcement(PUBLICATIONS, 6, list -> points(list, 1).numbers(0x0029, 1 << 30)));
        receive(from().heartbeat(PUBLICATIONS, 5, 3, 1, false));
        receive(from().gap(PUBLICATIONS, 1, 2, 257, 0));
        receive(from().announcement(PUBLICATIONS, -1, list -> points(list, 1)));
        assertThat(discovery.counts(0, 0).malformed()).isEqualTo(9);
        receive(from().fragment(PUBLICATIONS, 7));
        assertThat(discovery.counts(0, 0).refused()).isEqualTo(1);
        assertThat(topics()).isEmpty();
        receive(from().announcement(PUBLICATIONS, 8, list -> points(list, 1)));
        assertThat(topics()).hasSize(1);
    }

    @Test
    void moreParticipantsThanTheLimitAreRefused() {
        for (int i = 0; i < Discovery.MAX_PARTICIPANTS + 5; i++) {
            Guid guid = new Guid(0x0110_0000_0000_0000L + i, PEER.low());
            receive(new Rtps(ByteOrder.LITTLE_ENDIAN, guid).announcement(0x000100c2, 1, DiscoveryTest::participant));
        }
        assertThat(discovery.participants()).hasSize(Discovery.MAX_PARTICIPANTS);
        assertThat(discovery.counts(0, 0).refused()).isEqualTo(5);
    }

    @Test
    void moreEndpointsThanTheLimitAreRefused() {
        meet();
        for (int i = 1; i <= Discovery.MAX_ENDPOINTS + 3; i++) {
            int number = i;
            receive(from().announcement(PUBLICATIONS, i, list -> points(list, number)));
        }
        assertThat(discovery.endpoints()).hasSize(Discovery.MAX_ENDPOINTS);
        assertThat(discovery.counts(0, 0).refused()).isEqualTo(3);
        receive(from().end(PUBLICATIONS, Discovery.MAX_ENDPOINTS + 4, endpoint(1)));
        assertThat(discovery.endpoints()).hasSize(Discovery.MAX_ENDPOINTS - 1);
    }

    @Test
    void aListenerThatFailsIsCountedAndTheNextIsTold() {
        List<String> told = new ArrayList<>();
        Discovery failing = new Discovery(SELF, 7, sent, (endpoint, present) -> {
            told.add(endpoint.topic());
            throw new IllegalStateException("a listener's fault");
        });
        failing.receive(
                ByteBuffer.wrap(from().announcement(0x000100c2, 1, DiscoveryTest::participant)
                        .announcement(PUBLICATIONS, 1, list -> points(list, 1))
                        .announcement(PUBLICATIONS, 2, list -> points(list, 2))
                        .message()),
                HERE,
                0);
        assertThat(told).containsExactly("rt/points_1", "rt/points_2");
        assertThat(failing.counts(0, 0).listenerFailures()).isEqualTo(2);
    }
}
