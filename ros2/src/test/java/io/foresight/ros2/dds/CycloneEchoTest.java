package io.foresight.ros2.dds;

import static io.foresight.ros2.Eventually.so;
import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.dds.Texts.Kept;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beside a DDS that nobody here wrote: a C program over Cyclone DDS, compiled here, sends back what it gets. Needs idlc, a C compiler and
 * Cyclone's headers (Debian: cyclonedds-tools, cyclonedds-dev, gcc); without them it is skipped and says so.
 */
@Tag("interop")
class CycloneEchoTest {
    private static final Logger log = LoggerFactory.getLogger(CycloneEchoTest.class);
    private static final int DOMAIN = 55;
    private static final String BLOB = "foresight_test/msg/Blob";

    @Test
    void stringsBlobsAndALatchedSampleGoThereAndBack() throws IOException, InterruptedException {
        Kept answers = new Kept();
        Kept blobs = new Kept();
        Kept maps = new Kept();
        try (WirePeer peer = WirePeers.startAlone("echo_peer", DOMAIN);
                DdsParticipant here = new FastDds().open("foresight", DdsSettings.local(DOMAIN), PeerListener.NONE)) {
            DdsReader answer = here.createReader(Endpoint.ros("/answer", Texts.TYPE, Qos.RELIABLE), answers);
            DdsReader blobAnswer = here.createReader(Endpoint.ros("/blob_answer", BLOB, Qos.RELIABLE), blobs);
            here.createReader(Endpoint.ros("/map", Texts.TYPE, Qos.TRANSIENT_LOCAL), maps);
            DdsWriter ask = here.createWriter(Endpoint.ros("/ask", Texts.TYPE, Qos.RELIABLE));
            DdsWriter blobAsk = here.createWriter(Endpoint.ros("/blob_ask", BLOB, Qos.RELIABLE));
            assertThat(so(() -> !answer.writers().isEmpty()
                            && !blobAnswer.writers().isEmpty()
                            && !ask.readers().isEmpty()
                            && !blobAsk.readers().isEmpty()))
                    .as("Cyclone's endpoints are found")
                    .isTrue();
            assertThat(peer.says("ready")).as("Cyclone finds ours").isTrue();
            assertThat(so(() -> maps.texts().equals(List.of("a map from Cyclone"))))
                    .as("its latched sample")
                    .isTrue();

            List<String> texts = IntStream.range(0, 20)
                    .mapToObj(i -> "Ümläut " + "x".repeat(i * i * i))
                    .toList();
            for (int i = 0; i < texts.size(); i++) {
                int expected = i + 1;
                ask.write(Texts.cdr(texts.get(i)));
                assertThat(so(() -> answers.samples.size() == expected)).isTrue();
            }
            assertThat(answers.texts()).isEqualTo(texts);

            blobsGoThereAndBack(blobAsk, blobAnswer, blobs, peer);

            ask.write(Texts.cdr("stop"));
            assertThat(peer.says("echoed 21 strings and 10 blobs"))
                    .as(peer.tail())
                    .isTrue();
            peer.stop();
        }
    }

    private void blobsGoThereAndBack(DdsWriter blobAsk, DdsReader blobAnswer, Kept blobs, WirePeer peer) {
        ByteBuffer cdr = ByteBuffer.allocateDirect(3_200_000);
        double[] millis = new double[10];
        for (int i = 0; i < millis.length; i++) {
            int expected = i + 1;
            Texts.fill(cdr, i);
            blobAsk.write(cdr);
            assertThat(so(() -> blobs.samples.size() == expected))
                    .as("blob %s of 3.2 MB comes back; %s; the peer said: %s", i, blobAnswer.counts(), peer.tail())
                    .isTrue();
            millis[i] = Texts.ageMillis(blobs.samples.get(i).cdr());
        }
        assertThat(blobs.samples).allMatch(sample -> Texts.sound(sample.cdr()));
        assertThat(blobs.samples)
                .extracting(sample -> Texts.number(sample.cdr()))
                .isSorted()
                .doesNotHaveDuplicates();
        Arrays.sort(millis);
        log.info("3.2 MB there and back with Cyclone DDS: median {} max {} ms; {}", millis[5], millis[9], peer.tail());
    }
}
