package io.foresight.ros2.dds;

import static io.foresight.ros2.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.ros2.dds.Texts.Kept;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beside a DDS that nobody here wrote: a C program over Cyclone DDS, compiled here, sends back what it gets. Needs idlc, a C compiler and
 * Cyclone's headers (Debian: cyclonedds-tools, cyclonedds-dev, gcc); without them it is skipped and says so.
 */
@Tag("interop")
class CycloneEchoTest {
    private static final Logger log = LoggerFactory.getLogger(CycloneEchoTest.class);
    private static final int DOMAIN = 155;
    private static final String BLOB = "foresight_test/msg/Blob";
    private static final String LOOPBACK = """
            <CycloneDDS><Domain id="any">
            <General><Interfaces><NetworkInterface name="lo" multicast="false"/></Interfaces><AllowMulticast>false</AllowMulticast>
            <MaxMessageSize>65500B</MaxMessageSize><FragmentSize>64000B</FragmentSize></General>
            <Discovery><ParticipantIndex>auto</ParticipantIndex><MaxAutoParticipantIndex>31</MaxAutoParticipantIndex>
            <Peers><Peer Address="127.0.0.1"/></Peers></Discovery>
            <Internal><SocketReceiveBufferSize min="default" max="16MB"/></Internal></Domain></CycloneDDS>
            """;

    @TempDir
    private Path folder;

    private Process peer;

    @BeforeEach
    void buildAndStartThePeer() throws IOException, InterruptedException {
        boolean built = isThere("idlc") && isThere("cc") && Files.exists(Path.of("/usr/include/dds/dds.h"));
        if (!built) {
            log.warn(
                    "SKIPPED: idlc, cc or Cyclone DDS's headers are missing (Debian: cyclonedds-tools, cyclonedds-dev, gcc)");
        }
        assumeTrue(built, "SKIPPED: needs Debian's cyclonedds-tools, cyclonedds-dev and gcc");
        for (String file : List.of("echo.idl", "echo_peer.c")) {
            try (InputStream source = CycloneEchoTest.class.getResourceAsStream(file)) {
                Files.write(folder.resolve(file), source.readAllBytes());
            }
        }
        assertThat(start("idlc", "echo.idl").waitFor(30, TimeUnit.SECONDS)).isTrue();
        Process compiler = start("cc", "-o", "peer", "echo_peer.c", "echo.c", "-lddsc");
        assertThat(compiler.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(compiler.exitValue()).as(said()).isZero();
        peer = start("./peer", Integer.toString(DOMAIN));
    }

    @AfterEach
    void endThePeer() {
        if (peer != null) {
            peer.destroyForcibly();
        }
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    private Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("CYCLONEDDS_URI", LOOPBACK);
        return builder.start();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void stringsBlobsAndALatchedSampleGoThereAndBack() throws IOException, InterruptedException {
        Kept answers = new Kept();
        Kept blobs = new Kept();
        Kept maps = new Kept();
        try (DdsParticipant here = new FastDds().open("foresight", DdsSettings.local(DOMAIN), PeerListener.NONE)) {
            DdsReader answer = here.createReader(Endpoint.ros("/answer", Texts.TYPE, Qos.RELIABLE), answers);
            DdsReader blobAnswer = here.createReader(Endpoint.ros("/blob_answer", BLOB, Qos.RELIABLE), blobs);
            here.createReader(Endpoint.ros("/map", Texts.TYPE, Qos.TRANSIENT_LOCAL), maps);
            DdsWriter ask = here.createWriter(Endpoint.ros("/ask", Texts.TYPE, Qos.RELIABLE));
            DdsWriter blobAsk = here.createWriter(Endpoint.ros("/blob_ask", BLOB, Qos.RELIABLE));
            assertThat(within(
                            10,
                            () -> !answer.writers().isEmpty()
                                    && !blobAnswer.writers().isEmpty()
                                    && !ask.readers().isEmpty()
                                    && !blobAsk.readers().isEmpty()))
                    .as("Cyclone's endpoints are found")
                    .isTrue();
            assertThat(within(10, () -> said().contains("ready")))
                    .as("Cyclone finds ours")
                    .isTrue();
            assertThat(within(30, () -> maps.texts().equals(List.of("a map from Cyclone"))))
                    .as("its latched sample")
                    .isTrue();

            List<String> texts = IntStream.range(0, 20)
                    .mapToObj(i -> "Ümläut " + "x".repeat(i * i * i))
                    .toList();
            for (int i = 0; i < texts.size(); i++) {
                int expected = i + 1;
                ask.write(Texts.cdr(texts.get(i)));
                assertThat(within(30, () -> answers.samples.size() == expected)).isTrue();
            }
            assertThat(answers.texts()).isEqualTo(texts);

            blobsGoThereAndBack(blobAsk, blobAnswer, blobs);

            ask.write(Texts.cdr("stop"));
            assertThat(peer.waitFor(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(said()).containsPattern("echoed 21 strings and 10 blobs");
        assertThat(peer.exitValue()).isZero();
    }

    private void blobsGoThereAndBack(DdsWriter blobAsk, DdsReader blobAnswer, Kept blobs) {
        ByteBuffer cdr = ByteBuffer.allocateDirect(3_200_000);
        double[] millis = new double[10];
        for (int i = 0; i < millis.length; i++) {
            int expected = i + 1;
            Texts.fill(cdr, i);
            blobAsk.write(cdr);
            assertThat(within(10, () -> blobs.samples.size() == expected))
                    .as("blob %s of 3.2 MB comes back; %s; the peer said: %s", i, blobAnswer.counts(), said())
                    .isTrue();
            millis[i] = Texts.ageMillis(blobs.samples.get(i).cdr());
        }
        assertThat(blobs.samples).allMatch(sample -> Texts.sound(sample.cdr()));
        assertThat(blobs.samples)
                .extracting(sample -> Texts.number(sample.cdr()))
                .isSorted()
                .doesNotHaveDuplicates();
        Arrays.sort(millis);
        log.info(
                "3.2 MB there and back with Cyclone DDS: median {} max {} ms; {}",
                millis[5],
                millis[9],
                said().strip());
    }
}
