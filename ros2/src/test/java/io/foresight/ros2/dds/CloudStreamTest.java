package io.foresight.ros2.dds;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.Eventually;
import io.foresight.ros2.dds.NumberedClouds.Arrival;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clouds of 3.2 MB at 10 Hz for {@code FORESIGHT_SOAK_SECONDS} (5 unless set) to and from programs of other DDS implementations, both directions
 * at once. Prints what became of them.
 */
@Tag("interop")
class CloudStreamTest {
    private static final int BYTES = 3_200_000;
    private static final int PERIOD_MILLIS = 100;

    /** As long a run as the limit of 1 % is meant for. In a short one, one pause of the machine would be more. */
    private static final int LONG_SECONDS = 30;

    /** As the programs have: three seconds of clouds, for pauses of a busy machine. */
    private static final int RELIABLE_DEPTH = 30;

    private final WirePeers peers = new WirePeers();

    @ParameterizedTest
    @CsvSource({
        "CYCLONE, reliable, 58",
        "CYCLONE, best_effort, 60",
        "FAST_DDS, reliable, 62",
        "FAST_DDS, best_effort, 64"
    })
    void cloudsArrive(WirePeers.Kind kind, String qos, int domain) throws IOException, InterruptedException {
        int seconds = Integer.parseInt(System.getenv().getOrDefault("FORESIGHT_SOAK_SECONDS", "5"));
        int count = seconds * 1000 / PERIOD_MILLIS;
        Qos ours = qos.equals("reliable") ? Qos.RELIABLE.withDepth(RELIABLE_DEPTH) : Qos.SENSOR_DATA;
        Endpoint clouds = Endpoint.ros("/points", NumberedClouds.TYPE.name(), ours);
        List<Arrival> came = new CopyOnWriteArrayList<>();
        try (WirePeer receiver = peers.start(kind, "wire_peer", domain, "receive", "rt/points", qos);
                DdsParticipant in = new FastDds().open("in", DdsSettings.local(domain + 1), PeerListener.NONE);
                DdsParticipant out = new FastDds().open("out", DdsSettings.local(domain), PeerListener.NONE)) {
            DdsReader reader = in.createReader(clouds, sample -> came.add(NumberedClouds.arrival(sample.cdr())));
            DdsWriter writer = out.createWriter(clouds);
            try (WirePeer sender =
                    peers.start(kind, "wire_peer", domain + 1, "send", "rt/points", qos, BYTES, count, PERIOD_MILLIS)) {
                assertThat(receiver.says("matched 1")).as(receiver.tail()).isTrue();
                assertThat(Eventually.so(() -> !writer.readers().isEmpty())).isTrue();
                send(writer, count);
                assertThat(sender.says("done", seconds + 30)).as(sender.tail()).isTrue();
                Eventually.within(
                        qos.equals("reliable") ? 60 : 5,
                        () -> receiver.after("sample").size() >= count && came.size() >= count);
                sender.stop();
                receiver.stop();
            }
            assertThat(receiver.lines()).noneMatch(line -> line.startsWith("write"));
            Tally there = Tally.of(
                    "ours to " + kind + ", " + qos,
                    count,
                    receiver.after("sample").stream().map(Arrival::of).toList());
            Tally back = Tally.of(kind + " to ours, " + qos, count, came);
            System.out.println(there);
            System.out.println(back);
            assertThat(reader.counts().failed()).as(reader.counts().toString()).isZero();
            assertThat(List.of(there, back)).allSatisfy(tally -> holds(tally, qos, seconds));
        }
    }

    private static void send(DdsWriter writer, int count) {
        NumberedClouds clouds = new NumberedClouds(BYTES);
        long next = System.nanoTime();
        for (int i = 0; i < count; i++) {
            writer.write(clouds.next(i));
            next = Math.max(next + PERIOD_MILLIS * 1_000_000L, System.nanoTime()); // no burst after a pause
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private static void holds(Tally tally, String qos, int seconds) {
        assertThat(tally.corrupt()).as(tally.toString()).isZero();
        assertThat(tally.unordered()).as(tally.toString()).isZero();
        long most = 0;
        if (qos.equals("best_effort")) {
            most = seconds < LONG_SECONDS ? tally.sent() / 10 : tally.sent() / 100;
        }
        assertThat(tally.lost()).as(tally.toString()).isBetween(0L, most);
    }
}
