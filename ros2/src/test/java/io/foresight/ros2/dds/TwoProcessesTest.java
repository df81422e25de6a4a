package io.foresight.ros2.dds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A talker in another process: everything crosses the sockets. */
class TwoProcessesTest {
    private static final Logger log = LoggerFactory.getLogger(TwoProcessesTest.class);
    private static final int DOMAIN = 53;
    private static final int BYTES = 3_200_000;

    @TempDir
    private Path folder;

    @Test
    void everyLargeReliableSampleArrivesWhole() throws IOException, InterruptedException {
        List<byte[]> received = receive("/cloud", "reliable", 20);
        assertThat(received).hasSize(20).allMatch(Texts::sound);
        assertThat(received)
                .extracting(Texts::number)
                .isEqualTo(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void whatArrivesOfLargeBestEffortSamplesIsWholeAndInOrder() throws IOException, InterruptedException {
        List<byte[]> received = receive("/best_effort", "sensor_data", 20);
        assertThat(received).hasSizeGreaterThan(10).allMatch(Texts::sound);
        assertThat(received).extracting(Texts::number).isSorted().doesNotHaveDuplicates();
    }

    private List<byte[]> receive(String topic, String qos, int samples) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<byte[]> received = Collections.synchronizedList(new ArrayList<>());
        List<Double> ages = Collections.synchronizedList(new ArrayList<>());
        try (DdsParticipant participant = new FastDds().open("listener", DdsSettings.local(DOMAIN), PeerListener.NONE);
                DdsReader reader = participant.createReader(Endpoint.ros(topic, Texts.TYPE, Qos.named(qos)), sample -> {
                    ages.add(Texts.ageMillis(sample.cdr()));
                    received.add(sample.cdr());
                })) {
            Process peer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            DdsPeer.class.getName(),
                            Integer.toString(DOMAIN),
                            topic,
                            qos,
                            Integer.toString(BYTES),
                            Integer.toString(samples),
                            "60")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = peer.waitFor(120, TimeUnit.SECONDS);
            peer.destroyForcibly();
            assertThat(ended).as("the talker ends").isTrue();
            assertThat(reader.counts().overrun()).isZero();
        }
        String said = Files.readString(output);
        assertThat(said).contains("publish ms");
        List<Double> sorted = ages.stream().sorted().toList();
        log.info(
                "{} {}: {} of {} samples of {} bytes; latency ms median {} max {}; {}",
                topic,
                qos,
                received.size(),
                samples,
                BYTES,
                sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2),
                sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() - 1),
                said.strip());
        return List.copyOf(received);
    }
}
