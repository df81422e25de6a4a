package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {
    private static final String CAR = "%d 1 Car 0 0 0 100 100 200 180 1.5 1.6 4 1 1.6 20 1.6\n";

    @TempDir
    private Path folder;

    private Path tracks;

    @BeforeEach
    void writeTracks() throws IOException {
        tracks = Files.createDirectories(folder.resolve("tracks"));
        for (int sequence = 0; sequence < 3; sequence++) {
            Files.writeString(tracks.resolve("000" + sequence + ".txt"), CAR.formatted(0) + CAR.formatted(1));
        }
    }

    @Test
    void tracksArePrintedAsTablesAndAsJson() throws IOException {
        CommandRun table = run("tracking", "kitti", tracks);
        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out()).contains("3 sequences, 6 frames", "HOTA", "IDF1", "100.00", "n/a");
        JsonNode cars =
                run("tracking", "kitti", tracks, "--json").json().get("classes").get("car");
        assertThat(cars.get("combined").get("HOTA").asDouble()).isGreaterThan(0.999);
        assertThat(cars.get("combined").get("GT_IDs").asInt()).isEqualTo(3);
        assertThat(cars.get("intervals95").isNull()).isTrue();
    }

    @Test
    void curvesAreDrawnWhereTheyAreAskedFor() throws IOException {
        Path plots = folder.resolve("plots");
        assertThat(run("tracking", "kitti", tracks, "--png", plots.toString()).code())
                .isZero();
        assertThat(plots).isDirectoryContaining("glob:**/hota-car.png");
    }

    @Test
    void intervalsAreGivenWithinLimits() throws IOException {
        JsonNode hota = run("tracking", "kitti", tracks, "--intervals", "50", "--json")
                .json()
                .get("classes")
                .get("car")
                .get("intervals95")
                .get("HOTA");
        assertThat(hota.get("low").asDouble()).isGreaterThan(0.999);
        CommandRun few = run("tracking", "kitti", tracks, "--intervals", "3");
        assertThat(few.code()).isEqualTo(2);
        assertThat(few.err()).contains("--intervals must be 20 to 100000, got 3");
    }

    @Test
    void aWrongLineIsNamed() throws IOException {
        Files.writeString(tracks.resolve("0001.txt"), CAR.formatted(0) + "1 2 Car 0\n");
        CommandRun run = run("tracking", "kitti", tracks);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("0001.txt:2: has 4 words").hasLineCount(1);
    }

    @Test
    void gridsAndPointsAreScored() throws IOException {
        bytes("a_gt.npy", "(2, 1, 1)", 4, 17);
        bytes("a_pred.npy", "(2, 1, 1)", 4, 17);
        bytes("a_mask_camera.npy", "(2, 1, 1)", 1, 1);
        assertThat(run("occupancy", "cvpr2023", folder, "--json")
                        .json()
                        .get("miou")
                        .asDouble())
                .isEqualTo(1);
        assertThat(run("occupancy", "cvpr2023", folder).out()).contains("mIoU", "100.00", "n/a");
        CommandRun curve = run("occupancy", "cvpr2023", folder, "--png", folder.toString());
        assertThat(curve.code()).isEqualTo(1);
        assertThat(curve.err()).contains("there is no curve to draw");
        bytes("b_gt_sem.npy", "(2,)", 1, 1);
        bytes("b_gt_inst.npy", "(2,)", 1, 1);
        bytes("b_pred_sem.npy", "(2,)", 1, 1);
        bytes("b_pred_inst.npy", "(2,)", 1, 1);
        JsonNode panoptic = run("panoptic", "semantickitti", folder, "--json").json();
        assertThat(panoptic.get("classes").get(0).get("pq").asDouble()).isEqualTo(1);
        assertThat(panoptic.get("classes").get(1).get("pq").isNull()).isTrue();
        Path maps = Files.createDirectories(folder.resolve("maps"));
        bytes("maps/a_gt.npy", "(6, 1, 1)", 1, 0, 0, 0, 0, 0);
        bytes("maps/a_pred.npy", "(6, 1, 1)", 1, 0, 0, 0, 0, 0);
        assertThat(run("segmentation", "bevfusion", maps, "--png", maps.toString())
                        .out())
                .contains("drivable_area", "100.00");
        assertThat(maps).isDirectoryContaining("glob:**/map-iou.png");
    }

    @Test
    void anEmptyFolderIsNamed() {
        CommandRun run = run("segmentation", "bevfusion", folder);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("holds no *_gt.npy").hasLineCount(1);
    }

    private static CommandRun run(String task, String format, Path both, String... more) {
        String[] arguments = new String[8 + more.length];
        String[] first = {"eval", task, "--format", format, "--gt", both.toString(), "--pred", both.toString()};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return CommandRun.of(arguments);
    }

    private void bytes(String name, String shape, int... numbers) throws IOException {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': " + shape + ", }\n";
        ByteBuffer content = ByteBuffer.allocate(10 + header.length() + numbers.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII));
        for (int number : numbers) {
            content.put((byte) number);
        }
        Files.write(folder.resolve(name), content.array());
    }
}
