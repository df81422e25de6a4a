package io.foresight.tensor.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.Conv;
import io.foresight.tensor.layer.ConvBlock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkArchiveTest {
    @TempDir
    private Path folder;

    private final Graph graph = graph();
    private final Weights weights = Weights.initial(graph, new SplittableRandom(1));

    @Test
    void recordsAreStoredAndAligned() throws IOException {
        Path file = folder.resolve("net.pt");
        NetworkArchive.inference(graph, weights, Precision.BF16).write(file);
        byte[] bytes = Files.readAllBytes(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .contains(
                            "net/version", "net/data.pkl", "net/constants.pkl", "net/code/__torch__.py", "net/data/0");
            assertThat(zip.stream()).allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
            try (InputStream in = zip.getInputStream(zip.getEntry("net/version"))) {
                assertThat(in.readAllBytes())
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo("10\n");
            }
            // The first constant is the folded 4x2x3x3 weight in two-byte elements.
            assertThat(zip.getEntry("net/data/0").getSize()).isEqualTo(4 * 2 * 9 * 2);
        }
        int local = indexOf(bytes, "net/data/0");
        int extra = (bytes[local - 2] & 0xff) + 256 * (bytes[local - 1] & 0xff);
        assertThat((local + "net/data/0".length() + extra) % 64).isZero();
    }

    @Test
    void theSourceShowsFoldingCastsAndOnlyWhatIsNeeded() {
        String half =
                NetworkArchive.inference(graph, weights, Precision.BF16, "y").source();
        assertThat(half).doesNotContain("batch_norm").contains("torch.relu_(").contains("15, False, False");
        assertThat(half).doesNotContain("target");
        assertThat(NetworkArchive.inference(graph, weights, Precision.FP32, "y").inputs())
                .containsOnlyKeys("x");
        String training = NetworkArchive.training(graph, Precision.FP32, "loss").source();
        assertThat(training)
                .contains("torch.batch_norm(")
                .contains("P: List[Tensor], R: List[Tensor]")
                .doesNotContain(", 15, ");
        assertThatThrownBy(() -> NetworkArchive.training(graph, Precision.FP32, "speed"))
                .hasMessageContaining("speed")
                .hasMessageContaining("[y, loss]");
    }

    @Test
    void weightsOfAnotherShapeAreNamedBeforeTheEngineSeesThem() {
        String name = weights.byName().keySet().iterator().next();
        long[] shape = weights.get(name).shape();
        long[] reversed = new long[shape.length];
        for (int d = 0; d < shape.length; d++) {
            reversed[d] = shape[shape.length - 1 - d];
        }
        assertThat(reversed).isNotEqualTo(shape);
        Map<String, Weight> turned = new LinkedHashMap<>(weights.byName());
        turned.put(name, new Weight(reversed, weights.get(name).values()));
        assertThatThrownBy(() -> NetworkArchive.inference(graph, Weights.of(turned), Precision.FP32, "y"))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(name + " has shape " + Arrays.toString(reversed) + ", the network wants "
                        + Arrays.toString(shape));
        turned.remove(name);
        turned.put("of.another.part", new Weight(new long[] {1}, new float[1]));
        assertThatThrownBy(() -> NetworkArchive.inference(graph, Weights.of(turned), Precision.FP32, "y"))
                .hasMessageContaining("missing " + name)
                .hasMessageNotContaining("another.part");
    }

    @Test
    void theSameNetworkGivesTheSameBytes() {
        byte[] first = NetworkArchive.inference(graph, weights, Precision.BF16).bytes();
        byte[] again =
                NetworkArchive.inference(graph(), weights, Precision.BF16).bytes();
        assertThat(again).isEqualTo(first);
    }

    @Test
    void whatIsWrittenIsRead() {
        Path file = folder.resolve("net.pt");
        NetworkArchive written = NetworkArchive.inference(graph, weights, Precision.BF16, "y");
        String hash = written.write(file);
        NetworkArchive read = NetworkArchive.read(file, hash);
        assertThat(read.source()).isEqualTo(written.source());
        assertThat(read.precision()).isEqualTo(Precision.BF16);
        assertThat(read.outputs()).containsExactly("y");
        assertThat(read.inputs().get("x").shape()).containsExactly(1, 2, 8, 8);
        assertThatThrownBy(() -> NetworkArchive.read(file, "0".repeat(64))).hasMessageContaining(hash);
    }

    @Test
    void damagedFilesAreRefusedByName() throws IOException {
        Path file = folder.resolve("net.pt");
        byte[] whole =
                NetworkArchive.inference(graph, weights, Precision.FP32, "y").bytes();
        for (int length : new int[] {0, 10, 100, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> NetworkArchive.read(file)).hasMessageContaining(file.toString());
        }
        byte[] flipped = whole.clone();
        flipped[indexOf(whole, "net/data/0") + 80] ^= 0x55;
        Files.write(file, flipped);
        assertThatThrownBy(() -> NetworkArchive.read(file)).hasMessageContaining(file.toString());
        StoredZip newer = new StoredZip();
        newer.add("net/code/__torch__.py", new byte[0]);
        newer.add("net/extra/foresight.json", "{\"version\": 9}".getBytes(StandardCharsets.UTF_8));
        Files.write(file, newer.finish());
        assertThatThrownBy(() -> NetworkArchive.read(file))
                .hasMessageContaining("version 9")
                .hasMessageContaining("update");
        StoredZip foreign = new StoredZip();
        foreign.add("archive/data.pkl", new byte[] {'N', '.'});
        Files.write(file, foreign.finish());
        assertThatThrownBy(() -> NetworkArchive.read(file)).hasMessageContaining("foresight.json");
        assertThatThrownBy(() -> NetworkArchive.read(folder.resolve("absent.pt")))
                .hasMessageContaining("absent.pt");
    }

    @Test
    void bfloat16RoundsToNearestEven() {
        assertThat(TensorData.toBfloat16(1f)).isEqualTo((short) 0x3f80);
        assertThat(TensorData.toBfloat16(Float.intBitsToFloat(0x3f808000))).isEqualTo((short) 0x3f80);
        assertThat(TensorData.toBfloat16(Float.intBitsToFloat(0x3f818000))).isEqualTo((short) 0x3f82);
        assertThat(TensorData.toBfloat16(Float.intBitsToFloat(0x3f808001))).isEqualTo((short) 0x3f81);
        assertThat(TensorData.toBfloat16(Float.NaN) & 0x7fff).isGreaterThan(0x7f80);
        assertThat(TensorData.toBfloat16(Float.POSITIVE_INFINITY)).isEqualTo((short) 0x7f80);
    }

    @Test
    void pythonOpensTheFile() throws IOException, InterruptedException {
        Assumptions.assumeTrue(exit("import torch") == 0, "skipped: no python3 with torch on this machine");
        for (Precision precision : Precision.values()) {
            Path file = folder.resolve(precision + ".pt");
            NetworkArchive.inference(graph, weights, precision, "y").write(file);
            assertThat(exit("import torch; m = torch.jit.load('" + file + "'); y = m(torch.ones(1, 2, 8, 8)); "
                            + "assert y[0].shape == (1, 1, 8, 8) and y[0].dtype == torch.float32"))
                    .isZero();
        }
    }

    private static int exit(String program) throws IOException, InterruptedException {
        Process python;
        try {
            python = new ProcessBuilder("python3", "-c", program)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return -1; // no python3 here
        }
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ended = python.waitFor(60, TimeUnit.SECONDS);
        assertThat(ended).as(said).isTrue();
        return python.exitValue();
    }

    private static int indexOf(byte[] bytes, String ascii) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(ascii);
    }

    private static Graph graph() {
        Graph g = new Graph("small");
        Symbol x = g.input("x", DType.FLOAT32, 1, 2, 8, 8);
        Symbol target = g.input("target", DType.FLOAT32, 1, 1, 8, 8);
        Symbol y = new ConvBlock("block", 2, 4, 3, 1)
                .then(new Conv("head", 4, 1, 1, 0))
                .apply(g, x);
        g.output("y", y);
        g.output("loss", g.mean(g.pow(g.sub(y, target), 2)));
        return g;
    }
}
