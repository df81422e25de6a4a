package io.foresight.ros2.dds;

import static io.foresight.ros2.Eventually.so;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.ros2.dds.Texts.Kept;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two participants in this process. */
class FastDdsTest {
    private static final Endpoint CHATTER = Endpoint.ros("/chatter", Texts.TYPE, Qos.RELIABLE);
    private static final int DOMAIN = 51;

    private final List<DdsParticipant> open = new CopyOnWriteArrayList<>();
    private final Kept kept = new Kept();

    private DdsParticipant participant(String name) {
        return participant(name, DdsSettings.local(DOMAIN), PeerListener.NONE);
    }

    private DdsParticipant participant(String name, DdsSettings settings, PeerListener peers) {
        DdsParticipant participant = new FastDds().open(name, settings, peers);
        open.add(participant);
        return participant;
    }

    @AfterEach
    void closeAll() {
        open.forEach(DdsParticipant::close);
    }

    private static void awaitMatch(DdsWriter writer, DdsReader reader) {
        assertThat(so(() -> writer.readers().contains(reader.guid())
                        && reader.writers().contains(writer.guid())))
                .as("writer and reader find one another")
                .isTrue();
    }

    @Test
    void whatIsWrittenArrivesInOrderWithItsWriterAndNumber() {
        DdsReader reader = participant("listener").createReader(CHATTER, kept);
        DdsWriter writer = participant("talker").createWriter(CHATTER);
        awaitMatch(writer, reader);
        long before = System.currentTimeMillis();
        for (int i = 0; i < 10; i++) {
            writer.write(Texts.cdr("hello " + i));
        }
        assertThat(so(() -> kept.samples.size() == 10)).isTrue();
        assertThat(kept.texts())
                .isEqualTo(IntStream.range(0, 10).mapToObj(i -> "hello " + i).toList());
        assertThat(kept.samples).extracting(Sample::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(kept.samples).allSatisfy(sample -> {
            assertThat(sample.writer()).isEqualTo(writer.guid());
            assertThat(sample.sourceNanos() / 1_000_000).isBetween(before - 2, System.currentTimeMillis() + 2);
        });
        assertThat(kept.matches).containsExactly("+" + writer.guid());
        assertThat(writer.written()).isEqualTo(10);
        assertThat(reader.counts()).isEqualTo(new DdsReader.Counts(10, 0, 0, 0));
    }

    @Test
    void everyLengthArrivesWithAtMostThreeBytesOfPadding() {
        Qos deep = Qos.RELIABLE.withDepth(300);
        Endpoint endpoint = Endpoint.ros("/lengths", Texts.TYPE, deep);
        DdsReader reader = participant("listener").createReader(endpoint, kept);
        DdsWriter writer = participant("talker").createWriter(endpoint);
        awaitMatch(writer, reader);
        for (int i = 0; i < 40; i++) {
            writer.write(Texts.cdr("x".repeat(i * (i > 30 ? 7001 : 1))));
        }
        assertThat(so(() -> kept.samples.size() == 40)).isTrue();
        for (int i = 0; i < 40; i++) {
            byte[] sent = Texts.cdr("x".repeat(i * (i > 30 ? 7001 : 1))).array();
            byte[] arrived = kept.samples.get(i).cdr();
            assertThat(arrived.length - sent.length).isBetween(0, 3);
            assertThat(Arrays.equals(arrived, Arrays.copyOf(sent, arrived.length)))
                    .as("%s bytes are the same", sent.length)
                    .isTrue();
        }
    }

    @Test
    void directBuffersGoOutFromTheirPositionAndStayAsTheyAre() {
        DdsReader reader = participant("listener").createReader(CHATTER, kept);
        DdsWriter writer = participant("talker").createWriter(CHATTER);
        awaitMatch(writer, reader);
        ByteBuffer direct = ByteBuffer.allocateDirect(100);
        direct.position(7).put(Texts.cdr("direct"));
        int end = direct.position();
        direct.limit(end).position(7);
        writer.write(direct);
        assertThat(so(() -> kept.texts().equals(List.of("direct")))).isTrue();
        assertThat(direct.position()).isEqualTo(7);
        assertThat(direct.limit()).isEqualTo(end);
    }

    @Test
    void whoComesLateGetsTheLastSampleOfATransientLocalWriterOnly() {
        DdsParticipant talker = participant("talker");
        DdsWriter latched = talker.createWriter(Endpoint.ros("/map", Texts.TYPE, Qos.TRANSIENT_LOCAL));
        DdsWriter passing = talker.createWriter(Endpoint.ros("/noise", Texts.TYPE, Qos.RELIABLE));
        latched.write(Texts.cdr("old map"));
        latched.write(Texts.cdr("map"));
        passing.write(Texts.cdr("gone"));
        Kept noise = new Kept();
        DdsParticipant late = participant("late");
        late.createReader(Endpoint.ros("/map", Texts.TYPE, Qos.TRANSIENT_LOCAL), kept);
        DdsReader second = late.createReader(Endpoint.ros("/noise", Texts.TYPE, Qos.RELIABLE), noise);
        awaitMatch(passing, second);
        passing.write(Texts.cdr("heard"));
        assertThat(so(() -> !kept.samples.isEmpty() && !noise.samples.isEmpty()))
                .isTrue();
        assertThat(kept.texts()).containsExactly("map");
        assertThat(noise.texts()).containsExactly("heard");
    }

    @Test
    void incompatibleQualitiesNeverMatchAndSayWhyWhenAsked() {
        Endpoint asked = Endpoint.ros("/quality", Texts.TYPE, Qos.RELIABLE);
        Endpoint offered = Endpoint.ros("/quality", Texts.TYPE, Qos.SENSOR_DATA);
        DdsReader strict = participant("strict").createReader(asked, kept);
        Kept easy = new Kept();
        DdsReader lenient = participant("lenient").createReader(offered, easy);
        DdsWriter writer = participant("talker").createWriter(offered);
        awaitMatch(writer, lenient);
        writer.write(Texts.cdr("best effort"));
        assertThat(so(() -> easy.texts().equals(List.of("best effort")))).isTrue();
        assertThat(strict.writers()).isEmpty();
        assertThat(kept.samples).isEmpty();
        assertThat(asked.qos().incompatibleWith(offered.qos()))
                .hasValueSatisfying(why -> assertThat(why).contains("RELIABLE"));
    }

    @Test
    void domainsAreWorldsApart() {
        DdsParticipant other = participant("other", DdsSettings.local(DOMAIN + 1), PeerListener.NONE);
        DdsReader foreign = other.createReader(CHATTER, kept);
        Kept here = new Kept();
        DdsReader reader = participant("listener").createReader(CHATTER, here);
        DdsWriter writer = participant("talker").createWriter(CHATTER);
        awaitMatch(writer, reader);
        writer.write(Texts.cdr("here"));
        assertThat(so(() -> here.texts().equals(List.of("here")))).isTrue();
        assertThat(foreign.writers()).isEmpty();
        assertThat(kept.samples).isEmpty();
    }

    @Test
    void withDiscoveryOffNobodyIsFound() {
        DdsSettings off = new DdsSettings(DOMAIN, DiscoveryRange.OFF, List.of());
        DdsReader hermit = participant("hermit", off, PeerListener.NONE).createReader(CHATTER, kept);
        DdsReader reader = participant("listener").createReader(CHATTER, new Kept());
        DdsWriter writer = participant("talker").createWriter(CHATTER);
        awaitMatch(writer, reader);
        assertThat(hermit.writers()).isEmpty();
        assertThat(writer.readers()).containsExactly(reader.guid());
    }

    @Test
    void peersAreAnnouncedByNameWhenTheyComeAndGo() {
        List<String> seen = new CopyOnWriteArrayList<>();
        participant("watcher", DdsSettings.local(DOMAIN), (peer, name, present) -> seen.add(name + " " + present));
        DdsParticipant guest = participant("guest <&> 1");
        assertThat(so(() -> seen.contains("guest <&> 1 true"))).isTrue();
        guest.close();
        assertThat(so(() -> seen.contains("guest <&> 1 false"))).isTrue();
    }

    @Test
    void aWriterThatClosesIsMissedByItsReaders() {
        DdsReader reader = participant("listener").createReader(CHATTER, kept);
        DdsWriter writer = participant("talker").createWriter(CHATTER);
        awaitMatch(writer, reader);
        writer.close();
        assertThat(so(() -> reader.writers().isEmpty())).isTrue();
        assertThat(so(() -> kept.matches.equals(List.of("+" + writer.guid(), "-" + writer.guid()))))
                .isTrue();
    }

    @Test
    void endpointsCarryTheirParticipantsIdentity() {
        DdsParticipant one = participant("one");
        DdsParticipant two = participant("two");
        Guid writer = one.createWriter(CHATTER).guid();
        assertThat(writer.sameParticipant(one.guid())).isTrue();
        assertThat(writer.sameParticipant(two.guid())).isFalse();
        assertThat(writer.bytes())
                .hasSize(16)
                .startsWith(Arrays.copyOf(one.guid().bytes(), 12));
    }

    @Test
    void aSlowListenerLosesTheOldestAndTheLibraryNeverWaits() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        Endpoint endpoint = Endpoint.ros("/slow", Texts.TYPE, Qos.RELIABLE.withDepth(3));
        Kept behind = new Kept();
        DdsReader reader = participant("listener").createReader(endpoint, sample -> {
            behind.received(sample);
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        DdsWriter writer = participant("talker").createWriter(endpoint);
        awaitMatch(writer, reader);
        writer.write(Texts.cdr("0"));
        assertThat(so(() -> behind.samples.size() == 1)).isTrue();
        for (int i = 1; i < 10; i++) {
            writer.write(Texts.cdr("" + i));
        }
        assertThat(writer.awaitAcknowledged(Duration.ofMinutes(1))).isTrue();
        assertThat(so(() -> reader.counts().received() == 10)).isTrue();
        go.countDown();
        assertThat(so(() -> behind.samples.size() == 4)).isTrue();
        assertThat(behind.texts()).containsExactly("0", "7", "8", "9");
        assertThat(reader.counts()).isEqualTo(new DdsReader.Counts(10, 6, 0, 0));
    }

    @Test
    void aListenerThatThrowsIsCountedAndCalledAgain() {
        DdsReader reader = participant("listener").createReader(CHATTER, sample -> {
            if (Texts.text(sample.cdr()).equals("bad")) {
                throw new IllegalStateException("bad sample");
            }
            kept.received(sample);
        });
        DdsWriter writer = participant("talker").createWriter(CHATTER);
        awaitMatch(writer, reader);
        writer.write(Texts.cdr("bad"));
        writer.write(Texts.cdr("good"));
        assertThat(so(() -> kept.texts().equals(List.of("good")))).isTrue();
        assertThat(reader.counts()).isEqualTo(new DdsReader.Counts(2, 0, 0, 1));
    }

    @Test
    void aListenerMayCloseItsOwnParticipant() throws InterruptedException {
        DdsParticipant self = participant("self");
        CountDownLatch closed = new CountDownLatch(1);
        DdsReader reader = self.createReader(CHATTER, sample -> {
            self.close();
            closed.countDown();
        });
        DdsWriter writer = participant("talker").createWriter(CHATTER);
        awaitMatch(writer, reader);
        writer.write(Texts.cdr("close yourself"));
        assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(so(() -> writer.readers().isEmpty())).isTrue();
    }

    @Test
    void samplesAboveTheLimitOrWithoutEncapsulationAreRefusedBeforeTheyLeave() {
        DdsWriter writer = participant("talker").createWriter(CHATTER.withLimit(64));
        assertThatThrownBy(() -> writer.write(ByteBuffer.allocate(65)))
                .isInstanceOfSatisfying(
                        DdsException.class, e -> assertThat(e.code()).isEqualTo(DdsException.Code.TOO_LARGE))
                .hasMessageContainingAll("65", "64", "rt/chatter");
        for (byte[] bytes : List.of(new byte[3], new byte[] {1, 1, 0, 0}, new byte[] {0, 3, 0, 0})) {
            assertThatThrownBy(() -> writer.write(ByteBuffer.wrap(bytes)))
                    .isInstanceOfSatisfying(
                            DdsException.class, e -> assertThat(e.code()).isEqualTo(DdsException.Code.BAD_SAMPLE));
        }
        assertThat(writer.written()).isZero();
    }

    @Test
    void whatIsLargerThanTheReadersLimitIsNotDeliveredAndHarmsNothing() {
        Endpoint small = Endpoint.ros("/large", Texts.TYPE, Qos.RELIABLE).withLimit(1000);
        DdsReader reader = participant("listener").createReader(small, kept);
        DdsWriter writer = participant("talker").createWriter(small.withLimit(4 << 20));
        awaitMatch(writer, reader);
        for (int length : List.of(1200, 60_000, 300_000, 3_000_000, 300_000, 1010, 1300)) {
            writer.write(Texts.cdr("x".repeat(length)));
        }
        writer.write(Texts.cdr("x".repeat(991)));
        assertThat(so(() -> kept.samples.size() == 1)).isTrue();
        assertThat(kept.samples.get(0).cdr()).hasSize(1000);
    }

    @Test
    void oneTypeHasOneLimitInAParticipant() {
        DdsParticipant participant = participant("one");
        participant.createWriter(CHATTER);
        assertThatThrownBy(() -> participant.createReader(CHATTER.withLimit(100), kept))
                .isInstanceOf(DdsException.class)
                .hasMessageContainingAll("16777216", "100", "std_msgs::msg::dds_::String_");
    }

    @Test
    void whatIsClosedSaysSo() {
        DdsParticipant participant = participant("one");
        DdsWriter writer = participant.createWriter(CHATTER);
        participant.close();
        participant.close();
        writer.close();
        assertThatThrownBy(() -> writer.write(Texts.cdr("late")))
                .isInstanceOfSatisfying(
                        DdsException.class, e -> assertThat(e.code()).isEqualTo(DdsException.Code.CLOSED));
        assertThatThrownBy(() -> participant.createWriter(CHATTER)).hasMessageContaining("'one' is closed");
    }

    @Test
    void aNameThatCannotTravelIsRefused() {
        for (String name : List.of("", "knöchel", "x".repeat(256))) {
            assertThatThrownBy(() -> participant(name))
                    .isInstanceOfSatisfying(
                            DdsException.class, e -> assertThat(e.code()).isEqualTo(DdsException.Code.BAD_SETTINGS));
        }
    }
}
