package io.foresight.launch.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.core.measure.Samples;
import io.foresight.core.measure.Spread;
import io.foresight.launch.graph.OwnCommand;
import io.foresight.ros2.dds.DdsParticipant;
import io.foresight.ros2.dds.DdsReader;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.PeerListener;
import io.foresight.ros2.dds.Qos;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Point clouds from another process over DDS on loopback, at a constant rate, for every size and QoS; alternating with the same bytes by
 * plain UDP.
 */
public final class RosTransportBenchmark {
    static final int WARM_UP = 10;

    private static final List<String> QUALITIES = List.of("reliable", "sensor_data");
    private static final int DISCARDED = 30;
    private static final int CODEC_BYTES = 2_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private RosTransportBenchmark() {}

    /**
     * Results for one size and QoS.
     *
     * @param bytes size of the points
     * @param lost number sent but never delivered
     * @param corrupt number delivered with a wrong hash
     * @param publishMs duration of the writer's call
     * @param latencyMs from before that call to the listener in the other process
     * @param allocatedBytesPerSample Java heap allocated in the receiving process by all threads, with the message decoded
     * @param floorMs the same bytes by plain UDP, from before the first datagram to the last one received
     * @param floorLost number of those that were incomplete
     */
    public record Row(
            int bytes,
            double rateHz,
            String qos,
            int sent,
            int received,
            int lost,
            int corrupt,
            Spread publishMs,
            Spread latencyMs,
            long allocatedBytesPerSample,
            Spread floorMs,
            int floorLost) {}

    /**
     * All rows.
     *
     * @param codec of a cloud of 2 MB
     */
    public record Report(List<Row> rows, CodecBenchmark.Report codec, Machine machine) {}

    /**
     * Runs the measurement. The other process runs this program, too.
     *
     * @param home folder of this installation
     * @param sizes bytes of points, each a multiple of 16
     * @param samples number per row, 1 or more
     * @param rateHz above 0
     * @param course asked before each row
     */
    public static Report run(Path home, List<Integer> sizes, int samples, double rateHz, Course course)
            throws IOException {
        Machine machine = Machine.here();
        List<Row> rows = new ArrayList<>();
        Process process = new ProcessBuilder(OwnCommand.of(home, List.of("bench", "transport", "--ros2", "--talker")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (PrintWriter orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
                BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
                LoopbackFloor floor = new LoopbackFloor();
                DdsParticipant participant =
                        new FastDds().open("bench_listener", DdsSettings.local(domain()), PeerListener.NONE)) {
            Bench bench = new Bench(participant, floor, orders, answers);
            bench.row(
                    sizes.get(0),
                    QUALITIES.get(0),
                    Math.min(samples, DISCARDED),
                    rateHz); // warm-up, until the code is compiled
            try {
                for (int bytes : sizes) {
                    for (String qos : QUALITIES) {
                        if (course.goesOn("row", rows.size(), sizes.size() * QUALITIES.size())) {
                            rows.add(bench.row(bytes, qos, samples, rateHz));
                        }
                    }
                }
            } catch (IOException ended) {
                if (course.goesOn("row", rows.size(), sizes.size() * QUALITIES.size())) {
                    throw ended; // Ctrl-C would have ended the other process, too
                }
            }
            course.goesOn("row", rows.size(), sizes.size() * QUALITIES.size());
            return new Report(rows, CodecBenchmark.run(CODEC_BYTES), machine);
        } finally {
            end(process);
        }
    }

    /** The domain of the environment, so that other traffic can be excluded. */
    static int domain() {
        return DdsSettings.of(System.getenv()).domain();
    }

    /** Resources of a row. */
    private record Bench(DdsParticipant participant, LoopbackFloor floor, PrintWriter orders, BufferedReader answers) {
        private static final AtomicInteger TOPICS = new AtomicInteger();

        Row row(int bytes, String qos, int samples, double rateHz) throws IOException {
            floor.reset();
            String topic = "/foresight_bench/p" + ProcessHandle.current().pid() + "_" + TOPICS.incrementAndGet();
            Arrivals arrivals = new Arrivals(samples);
            Endpoint endpoint = Endpoint.ros(topic, NumberedCloud.TYPE.name(), Qos.named(qos));
            try (DdsReader reader = participant.createReader(endpoint, arrivals)) {
                RosTalker.Answer answer =
                        answer(new RosTalker.Order(topic, qos, bytes, samples, (long) (1e9 / rateHz), floor.port()));
                arrivals.awaitAll();
                Samples publish = new Samples();
                answer.publishMillis().forEach(publish::add);
                return new Row(
                        bytes,
                        rateHz,
                        qos,
                        samples,
                        arrivals.received(),
                        samples - arrivals.received(),
                        arrivals.corrupt() + (int) reader.counts().refused(),
                        publish.spread(),
                        arrivals.latency(),
                        arrivals.allocatedBytesPerSample(),
                        floor.millis().spread(),
                        samples - floor.whole());
            }
        }

        private RosTalker.Answer answer(RosTalker.Order order) throws IOException {
            orders.println(JSON.writeValueAsString(order));
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("the sending process ended; see its message above");
            }
            RosTalker.Answer answer = JSON.readValue(line, RosTalker.Answer.class);
            if (!answer.problem().isEmpty()) {
                throw new IOException("the sending process: " + answer.problem());
            }
            return answer;
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
