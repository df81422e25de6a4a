package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCommandsTest {
    @TempDir
    static Path folder;

    private static Path simulated;
    private static CommandRun made;

    @BeforeAll
    static void simulate() {
        simulated = folder.resolve("sim");
        made = simulate(simulated, "1");
    }

    @Test
    void simulatesAndGoesOnWithWhatIsThere() throws IOException {
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.json().get("written").asInt()).isEqualTo(1);
        assertThat(made.json().get("frames").asInt()).isEqualTo(2);

        JsonNode again = simulate(simulated, "1").json();

        assertThat(again.get("written").asInt()).isZero();
        assertThat(again.get("kept").asInt()).isEqualTo(1);
    }

    @Test
    void anotherSeedInTheSameFolderFails() {
        CommandRun run = simulate(simulated, "2");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("was generated with").hasLineCount(1);
    }

    @Test
    void describesChecksComparesAndConverts() throws IOException {
        String data = "sim:" + simulated;
        Path kitti = folder.resolve("kitti");

        JsonNode info =
                CommandRun.of("dataset", "info", "--data", data, "--json").json();
        CommandRun sound = CommandRun.of("dataset", "check", "--data", data, "--json");
        JsonNode same = CommandRun.of("dataset", "compare", "--a", data, "--b", data, "--json")
                .json();
        CommandRun converted = CommandRun.of("dataset", "convert", "--data", data, "--to", "kitti:" + kitti);

        assertThat(info.get("frames").asInt()).isEqualTo(2);
        assertThat(info.get("points_per_frame").get("min").asDouble()).isGreaterThan(1000);
        assertThat(sound.code()).isZero();
        assertThat(sound.json().get("problems")).isEmpty();
        assertThat(same.get("gaps"))
                .isNotEmpty()
                .allSatisfy(gap -> assertThat(gap.get("distance").asDouble()).isZero());
        assertThat(converted.code()).as(converted.err()).isZero();
        assertThat(kitti.resolve("velodyne/000001.bin")).exists();
        assertThat(CommandRun.of("dataset", "convert", "--data", data, "--to", "kitti:" + kitti)
                        .err())
                .contains("exists already");
    }

    @Test
    void aDamagedDatasetIsFoundAndEndsWithOne() throws IOException {
        Path damaged = folder.resolve("damaged/velodyne");
        Files.createDirectories(damaged);
        Files.write(damaged.resolve("000000.bin"), new byte[17]);

        CommandRun run = CommandRun.of("dataset", "check", "--data", "kitti:" + damaged.getParent());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("000000").contains("17");
    }

    @Test
    void wrongOptionsAreWrongUsage() {
        assertThat(CommandRun.of("dataset").code()).isEqualTo(2);
        assertThat(CommandRun.of("dataset", "inof").err()).contains("did you mean info?");
        assertThat(CommandRun.of("dataset", "info", "--data", "sim").code()).isEqualTo(2);
        CommandRun sensor = CommandRun.of("dataset", "simulate", "--scenes", "1", "--out", "x", "--sensor", "hdl65");
        assertThat(sensor.code()).isEqualTo(2);
        assertThat(sensor.err()).contains("unknown LiDAR \"hdl65\"").hasLineCount(1);
    }

    private static CommandRun simulate(Path out, String seed) {
        return CommandRun.of(
                "dataset",
                "simulate",
                "--sensor",
                "vlp16",
                "--scenes",
                "1",
                "--sweeps",
                "2",
                "--threads",
                "1",
                "--seed",
                seed,
                "--out",
                out.toString(),
                "--json");
    }
}
