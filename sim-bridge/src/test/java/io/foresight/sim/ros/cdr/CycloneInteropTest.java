package io.foresight.sim.ros.cdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.sim.ros.message.MessageCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Byte for byte beside Cyclone DDS: its compiler makes C structs of our messages, its serialiser reads our bytes into them and writes them again.
 * Needs idlc, a C compiler and Cyclone's headers (Debian: cyclonedds-tools, cyclonedds-dev, gcc); without them it is skipped and says so.
 */
@Tag("interop")
class CycloneInteropTest {
    private static final int ROUNDS = 20;
    private static final String LOOPBACK =
            "<CycloneDDS><Domain id=\"any\"><General><Interfaces><NetworkInterface name=\"lo\" multicast=\"false\"/></Interfaces>"
                    + "<AllowMulticast>false</AllowMulticast></General></Domain></CycloneDDS>";

    private final List<MessageType<?>> types = List.copyOf(MessageCatalogue.all());

    @TempDir
    private Path folder;

    @BeforeEach
    void buildThePeer() throws IOException, InterruptedException {
        assumeTrue(
                isThere("idlc") && isThere("cc"),
                "SKIPPED: idlc or cc is not installed (Debian: cyclonedds-tools, gcc)");
        assumeTrue(
                Files.exists(Path.of("/usr/include/dds/ddsi/ddsi_serdata.h")),
                "SKIPPED: Cyclone DDS's headers are not installed (Debian: cyclonedds-dev)");
        Files.writeString(folder.resolve("messages.idl"), new InterfaceText(types).text());
        StringBuilder table = new StringBuilder(
                "#define TYPES " + types.size() + "\nstatic const dds_topic_descriptor_t *types[TYPES] = {\n");
        types.forEach(
                type -> table.append("    &").append(InterfaceText.cName(type)).append("_desc,\n"));
        Files.writeString(folder.resolve("types.h"), table.append("};\n"));
        try (InputStream source = CycloneInteropTest.class.getResourceAsStream("cyclone_peer.c")) {
            Files.write(folder.resolve("cyclone_peer.c"), source.readAllBytes());
        }
        run("idlc", "messages.idl");
        run("cc", "-o", "peer", "cyclone_peer.c", "messages.c", "-lddsc");
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("CYCLONEDDS_URI", LOOPBACK);
        Process process = builder.start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("%s ends within a minute", List.of(command)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", List.of(command), Files.readString(log))
                .isZero();
    }

    @Test
    void cycloneReadsOurBytesAndWritesTheSame() throws IOException, InterruptedException {
        List<byte[]> expected = new ArrayList<>();
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < types.size(); i++) {
                add(types.get(i), i, round, input, expected);
            }
        }
        Files.write(folder.resolve("in"), input.toByteArray());

        run("./peer", "in", "out");

        ByteBuffer output =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("out"))).order(ByteOrder.nativeOrder());
        for (int i = 0; i < expected.size(); i++) {
            byte[] ours = expected.get(i);
            byte[] theirs = new byte[output.getInt()];
            output.get(theirs);
            String name = types.get(i / 2 % types.size()).name();
            assertThat(theirs.length - ours.length)
                    .as("padding behind %s, message %s", name, i)
                    .isBetween(0, 3);
            theirs[3] = 0; // says how much padding follows
            assertThat(theirs).as("%s, message %s", name, i).isEqualTo(Arrays.copyOf(ours, theirs.length));
        }
        assertThat(output.remaining()).isZero();
    }

    /** Once in each byte order; what comes back is little-endian either way. */
    private static <T extends Record> void add(
            MessageType<T> type, int index, int round, ByteArrayOutputStream input, List<byte[]> expected) {
        T message = new RandomMessages(31L * index + round).of(type.record());
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            byte[] bytes = type.encode(message, order);
            input.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.nativeOrder())
                    .putInt(index)
                    .putInt(bytes.length)
                    .array());
            input.writeBytes(bytes);
            expected.add(type.encode(message));
        }
    }
}
