package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardEventsTest {
    @TempDir
    private Path directory;

    /** Records of a file, each checked against both of its checksums. */
    private static List<Map<Integer, List<Object>>> read(Path file) throws IOException {
        List<Map<Integer, List<Object>>> events = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            byte[] data = new byte[Math.toIntExact(bytes.getLong())];
            assertThat(bytes.getInt()).isEqualTo(TensorBoardEvents.maskedCrc(bytes.array(), start, 8));
            bytes.get(data);
            assertThat(bytes.getInt()).isEqualTo(TensorBoardEvents.maskedCrc(data, 0, data.length));
            events.add(message(data));
        }
        return events;
    }

    /** Fields of a protobuf message by number, by the wire format alone. */
    private static Map<Integer, List<Object>> message(byte[] data) {
        Map<Integer, List<Object>> fields = new LinkedHashMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            long tag = varint(bytes);
            Object value =
                    switch ((int) (tag & 7)) {
                        case 0 -> varint(bytes);
                        case 1 -> bytes.getDouble();
                        case 2 -> {
                            byte[] content = new byte[(int) varint(bytes)];
                            bytes.get(content);
                            yield content;
                        }
                        case 5 -> bytes.getFloat();
                        default -> throw new AssertionError("wire type of tag " + tag);
                    };
            fields.computeIfAbsent((int) (tag >>> 3), number -> new ArrayList<>())
                    .add(value);
        }
        return fields;
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList().get(0);
        }
    }

    @Test
    void scalarsReadBackWithStepTimeAndTag() throws IOException {
        Instant now = Instant.parse("2026-03-04T05:06:07.250Z");
        try (TensorBoardEvents events = new TensorBoardEvents(directory, 0, () -> now)) {
            Map<String, Double> scalars = new LinkedHashMap<>();
            scalars.put("loss/total", 0.5);
            scalars.put("gradient_norm", 1e-3);
            events.scalars(300_000_000_000L, scalars);
        }
        assertThat(onlyFile().getFileName().toString()).startsWith("events.out.tfevents." + now.getEpochSecond());
        List<Map<Integer, List<Object>>> events = read(onlyFile());
        assertThat(events).hasSize(2);
        assertThat((byte[]) events.get(0).get(3).get(0))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("brain.Event:2");
        assertThat((double) events.get(1).get(1).get(0)).isCloseTo(now.toEpochMilli() / 1000.0, within(1e-6));
        assertThat(events.get(1).get(2)).containsExactly(300_000_000_000L);
        List<Object> values = message((byte[]) events.get(1).get(5).get(0)).get(1);
        Map<Integer, List<Object>> first = message((byte[]) values.get(0));
        assertThat((byte[]) first.get(1).get(0))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("loss/total");
        assertThat(first.get(2)).containsExactly(0.5f);
        assertThat(message((byte[]) values.get(1)).get(2)).containsExactly(1e-3f);
    }

    @Test
    void aResumedRunTellsTensorBoardFromWhichStepItStartsAgain() throws IOException {
        new TensorBoardEvents(directory, 128, () -> Instant.EPOCH).close();
        Map<Integer, List<Object>> start = read(onlyFile()).get(1);
        assertThat(start.get(2)).containsExactly(128L);
        assertThat(message((byte[]) start.get(7).get(0)).get(1)).containsExactly(1L);
    }

    @Test
    void theChecksumIsTheMaskedCastagnoliOne() {
        // CRC-32C of "123456789" is 0xE3069283 (RFC 3720, B.4 lists further vectors); masked as in TFRecord.
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        int crc = 0xE3069283;
        assertThat(TensorBoardEvents.maskedCrc(digits, 0, 9)).isEqualTo(Integer.rotateRight(crc, 15) + 0xa282ead8);
    }
}
