package io.foresight.ros2.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.PeerProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A C program over Cyclone DDS, compiled here, that does what it is told line by line. */
final class CyclonePeer implements AutoCloseable {
    private static final String LOOPBACK = """
            <CycloneDDS><Domain id="any">
            <General><Interfaces><NetworkInterface name="lo" multicast="false"/></Interfaces><AllowMulticast>false</AllowMulticast></General>
            <Discovery><ParticipantIndex>auto</ParticipantIndex><MaxAutoParticipantIndex>31</MaxAutoParticipantIndex>
            <LeaseDuration>3s</LeaseDuration><Peers><Peer Address="127.0.0.1"/></Peers></Discovery></Domain></CycloneDDS>
            """;

    private final Process process;

    private CyclonePeer(Process process) {
        this.process = process;
    }

    /** Starts the program; skips the test, saying why, where its tools are missing. */
    static CyclonePeer start(int domain) throws IOException, InterruptedException {
        PeerProgram.needCyclone();
        Path built = PeerProgram.build(
                "cyclone-seen",
                Map.of(
                        "seen.idl", PeerProgram.source(CyclonePeer.class, "seen.idl"),
                        "seen_peer.c", PeerProgram.source(CyclonePeer.class, "seen_peer.c")),
                "idlc seen.idl",
                "cc -o peer seen_peer.c seen.c -lddsc");
        ProcessBuilder builder = new ProcessBuilder(built.resolve("peer").toString(), Integer.toString(domain))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CYCLONEDDS_URI", LOOPBACK);
        return new CyclonePeer(builder.start());
    }

    void tell(String line) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        input.flush();
    }

    /** Lets it end by itself, saying goodbye to others. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** Ends it at once: others hear nothing more. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }
}
