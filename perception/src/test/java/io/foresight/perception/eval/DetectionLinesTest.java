package io.foresight.perception.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.sweep.Skew;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionLinesTest {
    private static final String LINE =
            "{\"frame\":\"000008\",\"stamp_ns\":5,\"boxes\":[{\"class\":\"car\",\"score\":0.91,\"x\":1.0,\"y\":2.0,\"z\":-0.5,"
                    + "\"length\":4.0,\"width\":1.8,\"height\":1.5,\"yaw\":0.25,\"vx\":3.0,\"vy\":0.0}],"
                    + "\"latency_ms\":{\"network\":12.5},\"validity\":\"VALID\",\"skew\":\"REMOVED\"}";

    @TempDir
    private Path folder;

    @Test
    void aLineHasTheDocumentedForm() {
        Detection detection = new Detection(
                new Box3d(FrameId.LIDAR, 1, 2, -0.5, 4, 1.8, 1.5, 0.25), ObjectClass.named("car"), 0.91f, 3, 0);
        DetectionLine line = new DetectionLine(
                "000008",
                5,
                List.of(detection),
                Map.of("network", 12.5),
                Validity.VALID,
                Set.of(),
                "",
                OptionalDouble.empty(),
                "",
                Skew.REMOVED);
        assertThat(DetectionLines.format(line)).isEqualTo(LINE);
    }

    @Test
    void whyAFrameIsInvalidIsInItsLine() throws IOException {
        DetectionLine line = new DetectionLine(
                "a",
                0,
                List.of(),
                Map.of(),
                Validity.INVALID,
                Set.of(Reason.BAD_FRAME),
                "a.bin: cut",
                OptionalDouble.of(-1.725),
                "pillar-sim-1 fp32",
                Skew.UNKNOWN);
        String text = DetectionLines.format(line);
        assertThat(text)
                .contains(
                        "\"reasons\":[\"BAD_FRAME\"],\"message\":\"a.bin: cut\",\"ground_z\":-1.725,\"model\":\"pillar-sim-1 fp32\"");
        assertThat(DetectionLines.parse(text, "test")).isEqualTo(line);
        assertThatThrownBy(() -> DetectionLines.parse(text.replace("BAD_FRAME", "MOOD"), "test"))
                .hasMessageContaining("MOOD")
                .hasMessageContaining("TOO_FEW_POINTS");
    }

    @Test
    void aByteOrderMarkBeforeTheFirstLineIsNoContent() throws IOException {
        Path file = folder.resolve("dets.jsonl");
        Files.writeString(file, "\ufeff" + LINE + "\r\n");
        assertThat(DetectionLines.read(file)).hasSize(1);
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Path file = folder.resolve("dets.jsonl");
        Files.writeString(file, LINE + "\n\n" + LINE.replace("000008", "000009").replace("VALID", "DEGRADED") + "\n");
        List<DetectionLine> lines = DetectionLines.read(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).validity()).isEqualTo(Validity.DEGRADED);
        assertThat(lines.get(1).skew()).isEqualTo(Skew.REMOVED);
        Detection box = lines.get(0).boxes().get(0);
        assertThat(box.objectClass()).isEqualTo(ObjectClass.named("car"));
        assertThat(box.box().frame()).isEqualTo(FrameId.LIDAR);
        assertThat(box.score()).isCloseTo(0.91f, within(1e-6f));
        assertThat(box.vx()).isEqualTo(3);
    }

    @Test
    void linesOfOtherToolsMayLeaveOutWhatTheyDoNotKnow() throws IOException {
        DetectionLine line = DetectionLines.parse(
                "{\"frame\":\"a\",\"boxes\":[{\"class\":\"cyclist\",\"score\":2.5,\"x\":1,\"y\":2,\"z\":3,\"length\":1,"
                        + "\"width\":1,\"height\":1,\"yaw\":9,\"track\":7}]}",
                "test");
        assertThat(line.boxes().get(0).vx()).isNaN();
        assertThat(line.validity()).isEqualTo(Validity.VALID);
        assertThat(DetectionLines.format(line)).doesNotContain("vx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"x\":1.0 | \"x\":\"1.0\" | String",
                "\"x\":1.0 | \"x\":null | null",
                "\"x\":1.0, | '' | x",
                "\"x\":1.0 | \"x\":1e999 | x",
                "\"x\":1.0 | \"x\":1.0,\"x\":1.0 | Duplicate",
                "\"x\":1.0 | \"x\":1.0,\"colour\":2 | colour",
                "\"length\":4.0 | \"length\":0 | length",
                "\"car\" | \"dragon\" | dragon",
                "\"score\":0.91 | \"score\":1e999 | score",
                "\"validity\":\"VALID\" | \"validity\":\"FINE\" | FINE",
                "\"frame\":\"000008\", | '' | frame",
                "\"boxes\":[{ | \"boxes\":[null,{ | boxes",
                "REMOVED\"} | REMOVED\"} 7 | token",
                "REMOVED\"} | REMOVED\" | end-of-input",
                "\"skew\":\"REMOVED\" | \"skew\":\"GONE\" | GONE"
            })
    void aBadLineIsNamedByFileLineAndField(String from, String to, String named) throws IOException {
        Path file = folder.resolve("dets.jsonl");
        assertThat(LINE).contains(from);
        Files.writeString(file, LINE.replace("000008", "first") + "\n" + LINE.replace(from, to) + "\n");
        assertThatThrownBy(() -> DetectionLines.read(file))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("dets.jsonl:2")
                .hasMessageContaining(named);
    }

    @Test
    void aFrameThatComesTwiceIsRefused() throws IOException {
        Path file = folder.resolve("dets.jsonl");
        Files.writeString(file, LINE + "\n" + LINE + "\n");
        assertThatThrownBy(() -> DetectionLines.read(file))
                .hasMessageContaining(":2")
                .hasMessageContaining("repeated");
        assertThatThrownBy(() -> DetectionLines.read(folder.resolve("none"))).hasMessageContaining("no such file");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> DetectionLines.read(file)).isInstanceOf(BadDataException.class);
    }
}
