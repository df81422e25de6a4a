package io.foresight.ros2.dds;

import io.foresight.ros2.Eventually;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A talker for another process: waits for a reader, then sends samples that carry number, time and hash. Arguments: domain, topic, QoS
 * profile, bytes a sample, samples, milliseconds between them. Its last line is what publishing took.
 */
final class DdsPeer {
    private DdsPeer() {}

    public static void main(String[] arguments) throws InterruptedException {
        Endpoint endpoint = Endpoint.ros(arguments[1], Texts.TYPE, Qos.named(arguments[2]));
        ByteBuffer cdr = ByteBuffer.allocateDirect(Integer.parseInt(arguments[3]));
        int samples = Integer.parseInt(arguments[4]);
        int pause = Integer.parseInt(arguments[5]);
        List<Double> millis = new ArrayList<>();
        try (DdsParticipant participant = new FastDds()
                        .open("peer", DdsSettings.local(Integer.parseInt(arguments[0])), PeerListener.NONE);
                DdsWriter writer = participant.createWriter(endpoint)) {
            if (!Eventually.so(() -> !writer.readers().isEmpty())) {
                System.out.println("nobody listens");
                return;
            }
            TimeUnit.MILLISECONDS.sleep(300); // the reader may know of the match a little later
            for (int sample = 0; sample < samples; sample++) {
                Texts.fill(cdr, sample);
                long start = System.nanoTime();
                writer.write(cdr);
                millis.add((System.nanoTime() - start) / 1e6);
                TimeUnit.MILLISECONDS.sleep(pause);
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        Collections.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "publish ms: median %.2f p95 %.2f%n",
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 95 / 100));
    }
}
