package io.foresight.launch.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.ros2.dds.DdsParticipant;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.DdsWriter;
import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.PeerListener;
import io.foresight.ros2.dds.Qos;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The sending process of {@link RosTransportBenchmark}: reads one order per line and writes one answer per line, until the input ends. */
public final class RosTalker {
    private static final int MATCH_SECONDS = 20;
    private static final int SETTLE_MILLIS = 300; // the reader is informed of the match a little later
    private static final ObjectMapper JSON = new ObjectMapper();

    private RosTalker() {}

    /**
     * An order to send clouds.
     *
     * @param samples number of measured samples; some are sent before them for warm-up
     * @param floorPort port to which the same bytes are sent by plain UDP, alternating
     */
    record Order(String topic, String qos, int bytes, int samples, long periodNanos, int floorPort) {}

    /**
     * The result of an order.
     *
     * @param publishMillis one value per sample
     * @param problem empty if there was none
     */
    record Answer(List<Double> publishMillis, String problem) {}

    /** Runs until the input ends. */
    public static void run(BufferedReader orders, PrintWriter answers) throws IOException {
        try (DdsParticipant participant = new FastDds()
                .open("bench_talker", DdsSettings.local(RosTransportBenchmark.domain()), PeerListener.NONE)) {
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                answers.println(JSON.writeValueAsString(carryOut(participant, JSON.readValue(line, Order.class))));
                answers.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer carryOut(DdsParticipant participant, Order order) throws IOException, InterruptedException {
        Endpoint endpoint = Endpoint.ros(order.topic(), NumberedCloud.TYPE.name(), Qos.named(order.qos()));
        NumberedCloud cloud = new NumberedCloud(order.bytes());
        List<Double> millis = new ArrayList<>();
        try (DdsWriter writer = participant.createWriter(endpoint);
                LoopbackFloor.Sender floor = new LoopbackFloor.Sender(order.floorPort())) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MATCH_SECONDS);
            while (writer.readers().isEmpty()) {
                if (System.nanoTime() > end) {
                    return new Answer(List.of(), "no reader within " + MATCH_SECONDS + " s");
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
            long next = System.nanoTime();
            for (int number = -RosTransportBenchmark.WARM_UP; number < order.samples(); number++) {
                ByteBuffer sample = cloud.next(number);
                long begin = System.nanoTime();
                writer.write(sample);
                if (number >= 0) {
                    millis.add((System.nanoTime() - begin) * 1e-6);
                }
                next = sleep(next, order.periodNanos() / 2);
                floor.send(number, order.bytes());
                next = sleep(next, order.periodNanos() / 2);
            }
            writer.awaitAcknowledged(Duration.ofSeconds(5));
            TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
        }
        return new Answer(millis, "");
    }

    /** Waits until that time after the last one; missed times are skipped, not sent in a burst. */
    private static long sleep(long last, long nanos) throws InterruptedException {
        long next = Math.max(last + nanos, System.nanoTime());
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        return next;
    }
}
