package io.foresight.ros2.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A C program over Cyclone DDS, compiled here, that does what it is told line by line. */
final class CyclonePeer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CyclonePeer.class);
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

    /** Builds the program; skips the test, saying why, where its tools are missing. */
    static void build(Path folder) throws IOException, InterruptedException {
        boolean canBuild = isThere("idlc") && isThere("cc") && Files.exists(Path.of("/usr/include/dds/dds.h"));
        if (!canBuild) {
            log.warn("SKIPPED: needs Debian's cyclonedds-tools, cyclonedds-dev and gcc");
        }
        assumeTrue(canBuild, "SKIPPED: needs Debian's cyclonedds-tools, cyclonedds-dev and gcc");
        for (String file : List.of("seen.idl", "seen_peer.c")) {
            try (InputStream source = CyclonePeer.class.getResourceAsStream(file)) {
                Files.write(folder.resolve(file), source.readAllBytes());
            }
        }
        run(folder, "idlc", "seen.idl");
        run(folder, "cc", "-o", "peer", "seen_peer.c", "seen.c", "-lddsc");
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = start(folder, command);
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("%s ends within 60 s", List.of(command)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", List.of(command), Files.readString(folder.resolve("said")))
                .isZero();
    }

    private static Process start(Path folder, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("CYCLONEDDS_URI", LOOPBACK);
        return builder.start();
    }

    /** Starts the program that was built there. */
    static CyclonePeer start(Path folder, int domain) throws IOException {
        return new CyclonePeer(start(folder, "./peer", Integer.toString(domain)));
    }

    void tell(String line) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        input.flush();
    }

    /** Lets it end by itself, saying goodbye to others. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
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
