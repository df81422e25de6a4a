package io.foresight.ros2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.core.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Programs of other implementations, built by their own tools in {@code target/peers}: once for the same sources and commands, for all tests. */
public final class PeerProgram {
    private static final Path BUILT = Path.of("target", "peers").toAbsolutePath();

    private PeerProgram() {}

    /** Skips the test, saying what to install, where Cyclone DDS or a C compiler is missing. */
    public static void needCyclone() {
        need("idlc", "cyclonedds-tools");
        need("cc", "gcc");
        needHeader("dds/dds.h", "cyclonedds-dev");
    }

    /** Skips the test, saying what to install, where Fast DDS or a C++ compiler is missing. */
    public static void needFastDds() {
        need("fastddsgen", "fastddsgen");
        need("c++", "g++");
        needHeader("fastdds/dds/domain/DomainParticipant.hpp", "libfastrtps-dev");
    }

    /** Skips the test, saying what to install, where a program is missing. */
    public static void need(String program, String debianPackage) {
        boolean isThere = Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
        assumeTrue(isThere, () -> "SKIPPED: " + program + " is not installed (Debian: " + debianPackage + ")");
    }

    /** Skips the test, saying what to install, where a header is missing. */
    public static void needHeader(String header, String debianPackage) {
        Path file = Path.of("/usr/include", header);
        assumeTrue(Files.exists(file), () -> "SKIPPED: " + file + " is missing (Debian: " + debianPackage + ")");
    }

    /** A source that lies beside a class. */
    public static String source(Class<?> beside, String file) throws IOException {
        try (InputStream code = beside.getResourceAsStream(file)) {
            return new String(code.readAllBytes(), UTF_8);
        }
    }

    /**
     * The folder in which the commands were run over the files.
     *
     * @param name what its name begins with; all such folders lie side by side
     * @param files contents by name
     * @param commands words separated by spaces, run one after another in the folder
     */
    public static synchronized Path build(String name, Map<String, String> files, String... commands)
            throws IOException, InterruptedException {
        Path built = BUILT.resolve(name + "-" + hash(files, commands));
        if (Files.isDirectory(built)) {
            return built;
        }
        Path unfinished = Files.createTempDirectory(Files.createDirectories(BUILT), name + "-unfinished-");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(unfinished.resolve(file.getKey()), file.getValue());
        }
        for (String command : commands) {
            run(unfinished, command.split(" ", -1));
        }
        return Files.move(unfinished, built, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String hash(Map<String, String> files, String... commands) {
        MessageDigest digest = Sha256.digest();
        digest.update((new TreeMap<>(files) + String.join("\n", commands)).getBytes(UTF_8));
        return Sha256.hex(digest).substring(0, 16);
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("%s ends within 5 minutes", List.of(command)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", List.of(command), Files.readString(output))
                .isZero();
    }
}
