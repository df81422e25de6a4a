package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.launch.model.TinyCheckpoint;
import io.foresight.launch.model.TinyModel;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.tensor.archive.PytorchFile;
import io.foresight.tensor.archive.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code foresight model} and {@code --model} on checkpoints of other implementations. */
class ModelCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static String checkpoint;
    private static String sweeps;

    @BeforeAll
    static void write() throws IOException {
        checkpoint = TinyCheckpoint.write(folder).toString();
        Path recording = Files.createDirectory(folder.resolve("bin"));
        sweeps = "bin:" + recording;
        for (int i = 0; i < 3; i++) {
            SplittableRandom random = new SplittableRandom(i);
            ByteBuffer bytes = ByteBuffer.allocate(16 * 2000).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                bytes.putFloat((float) random.nextDouble(-30, 30)).putFloat((float) random.nextDouble(-30, 30));
                bytes.putFloat((float) random.nextDouble(-1.8, -1.7)).putFloat((float) random.nextDouble());
            }
            Files.write(recording.resolve(i + ".bin"), bytes.array());
        }
    }

    @Test
    void whatNobodySaidOfACheckpointIsSaid() throws IOException {
        JsonNode described = JSON.readTree(
                CommandRun.of("model", "describe", checkpoint, "--json").out());
        assertThat(described.path("kind").asText()).isEqualTo("anchor");
        assertThat(described.path("range_metres").asDouble()).isEqualTo(32);
        assertThat(described.path("notes")).hasSize(2);
        assertThat(described.path("notes").get(0).asText()).contains("anchors", "pointpillars_hv_secfpn_kitti.py");
    }

    @Test
    void anImportedModelFindsTheSameBoxesAndACertificateSaysSo() throws IOException {
        String imported = folder.resolve("imported").toString();
        Path certificate = folder.resolve("parity.json");
        assertThat(CommandRun.of("model", "import", checkpoint, "--out", imported)
                        .code())
                .isZero();
        CommandRun verified = CommandRun.of(
                "model",
                "verify",
                imported,
                "--original",
                checkpoint,
                "--data",
                sweeps,
                "--boxes",
                "50",
                "--out",
                certificate.toString());
        assertThat(verified.code()).as(verified.err()).isZero();
        JsonNode written = JSON.readTree(certificate.toFile());
        assertThat(written.path("equal").asBoolean()).isTrue();
        assertThat(written.path("deviations").path("boxes").asInt()).isGreaterThanOrEqualTo(50);
        CommandRun tooFew = CommandRun.of(
                "model", "verify", imported, "--original", checkpoint, "--data", sweeps, "--boxes", "99999");
        assertThat(tooFew.code()).isEqualTo(1);
        assertThat(tooFew.out()).contains("not proven: fewer than 99999 boxes");
    }

    @Test
    void anotherModelIsNotEqual() throws IOException {
        Path other = folder.resolve("other");
        assertThat(CommandRun.of("model", "import", checkpoint, "--out", other.toString())
                        .code())
                .isZero();
        ModelSheet sheet = ModelSheet.read(other);
        Weights weights = Weights.load(other.resolve(sheet.weights()));
        weights.get("head.box.bias").values()[0] += 0.3f;
        weights.get("head.class.bias").values()[0] += 0.5f;
        sheet.withSha256(weights.save(other.resolve(sheet.weights()))).write(other);
        CommandRun run = CommandRun.of(
                "model", "verify", other.toString(), "--original", checkpoint, "--data", sweeps, "--boxes", "10");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("NOT equal");
    }

    @Test
    void sweepsArePerceivedByACheckpointAsItIs() {
        CommandRun run =
                CommandRun.of("perceive", "--data", sweeps, "--model", checkpoint, "--precision", "fp32", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"model\" : \"tiny\"");
    }

    @Test
    void everyFormatIsWrittenOnceUnlessItShallBeReplaced() {
        for (String format : new String[] {"safetensors", "pth", "torchscript"}) {
            Path out = folder.resolve("net." + format);
            assertThat(CommandRun.of("model", "export", checkpoint, "--format", format, "--out", out.toString())
                            .code())
                    .isZero();
            assertThat(CommandRun.of("model", "export", checkpoint, "--format", format, "--out", out.toString())
                            .code())
                    .isEqualTo(2);
        }
        assertThat(PytorchFile.read(folder.resolve("net.pth")).byName()).containsKey("pillar.point.weight");
    }

    @Test
    void aBadConfigurationOfACheckpointIsRefusedWithAllItsProblems() throws IOException {
        Path config = folder.resolve("bad.yaml");
        Files.writeString(config, "layuot: mmdet3d\nscore_threshold: high\n");
        CommandRun run = CommandRun.of("model", "describe", checkpoint, "--model-config", config.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("did you mean layout").contains("score_threshold");
    }

    @Test
    void aConfigurationIsForCheckpointsAlone() throws IOException {
        String tiny = TinyModel.write(folder.resolve("tiny-folder")).toString();
        CommandRun run = CommandRun.of(
                "model",
                "describe",
                tiny,
                "--model-config",
                folder.resolve("tiny.yaml").toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("is for a checkpoint of another implementation");
    }
}
