package io.foresight.ros2.cdr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.message.MessageCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of another DDS implementation, that reads each message's bytes and writes them again. */
public final class ForeignPeer {
    private static final int ROUNDS = 20;
    private static final String LOOPBACK =
            "<CycloneDDS><Domain id=\"any\"><General><Interfaces><NetworkInterface name=\"lo\" multicast=\"false\"/></Interfaces>"
                    + "<AllowMulticast>false</AllowMulticast></General></Domain></CycloneDDS>";

    private final List<MessageType<?>> types = List.copyOf(MessageCatalogue.all());
    private final Path folder;
    private boolean isAscii;

    ForeignPeer(Path folder) {
        this.folder = folder;
    }

    /** For a peer that counts characters instead of bytes when it writes a string. */
    ForeignPeer ascii() {
        isAscii = true;
        return this;
    }

    /** Puts every message's definition into a file: length and text, repeated. */
    void writeDefinitions(String file) throws IOException {
        ByteArrayOutputStream definitions = new ByteArrayOutputStream();
        for (MessageType<?> type : types) {
            byte[] text = type.definition().getBytes(UTF_8);
            definitions.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(text.length)
                    .array());
            definitions.writeBytes(text);
        }
        Files.write(folder.resolve(file), definitions.toByteArray());
    }

    void run(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("CYCLONEDDS_URI", LOOPBACK);
        Process process = builder.start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("%s ends within 3 minutes", List.of(command)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", List.of(command), Files.readString(log))
                .isZero();
    }

    /** Random messages of every type, each in both byte orders, through the program with the files in and out: what it writes must be ours. */
    void writesWhatWeWrite(String... command) throws IOException, InterruptedException {
        List<byte[]> expected = new ArrayList<>();
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < types.size(); i++) {
                add(types.get(i), i, round, input, expected);
            }
        }
        Files.write(folder.resolve("in"), input.toByteArray());

        run(command);

        ByteBuffer output =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("out"))).order(ByteOrder.LITTLE_ENDIAN);
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

    private <T extends Record> void add(
            MessageType<T> type, int index, int round, ByteArrayOutputStream input, List<byte[]> expected) {
        RandomMessages messages = new RandomMessages(31L * index + round);
        T message = (isAscii ? messages.ascii() : messages).of(type.record());
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            byte[] bytes = type.encode(message, order);
            input.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(index)
                    .putInt(bytes.length)
                    .array());
            input.writeBytes(bytes);
            expected.add(type.encode(message));
        }
    }
}
