package io.foresight.tensor.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.layer.ConvBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
    @TempDir
    private Path folder;

    private final Graph graph = graph(8);
    private final Weights weights = Weights.initial(graph, new SplittableRandom(1));

    @Test
    void whatIsSavedIsLoaded() {
        Path file = folder.resolve("deep/w.safetensors");
        String hash = weights.save(file);
        Weights loaded = Weights.load(file, hash);
        loaded.requireMatch(graph);
        assertThat(loaded.byName().keySet())
                .containsExactlyElementsOf(weights.byName().keySet());
        loaded.byName().forEach((name, weight) -> {
            assertThat(weight.values()).isEqualTo(weights.get(name).values());
            assertThat(weight.shape()).isEqualTo(weights.get(name).shape());
        });
        assertThat(weights.save(folder.resolve("again.safetensors"))).isEqualTo(hash);
        assertThat(folder.resolve("deep")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void allMismatchesAreListedAtOnce() {
        Map<String, Weight> changed = new LinkedHashMap<>(weights.byName());
        changed.remove("block.norm.bias");
        changed.put("stranger", new Weight(new long[] {2, 1}, new float[2]));
        changed.put("block.norm.weight", new Weight(new long[] {3}, new float[3]));
        assertThatThrownBy(() -> Weights.of(changed).requireMatch(graph))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("missing block.norm.bias [8]")
                .hasMessageContaining("unexpected stranger [2, 1]")
                .hasMessageContaining("block.norm.weight has shape [3], the network wants [8]");
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        Path file = folder.resolve("w.safetensors");
        weights.save(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, 8, 60, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Weights.load(file))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void aShapeWithMoreValuesThanCanBeCountedIsNamedWithItsTensor() throws IOException {
        String header =
                "{\"huge\":{\"dtype\":\"F32\",\"shape\":[65536,65536,65536,65536],\"data_offsets\":[0,0]}}      ";
        byte[] text = header.substring(0, header.length() / 8 * 8).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        Path file = Files.write(
                folder.resolve("huge.safetensors"),
                bytes.putLong(text.length).put(text).array());
        assertThatThrownBy(() -> Weights.load(file))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("tensor huge of shape [65536,65536,65536,65536]");
    }

    @Test
    void randomDamageNeverEscapesAsAnotherError() throws IOException {
        Path file = folder.resolve("w.safetensors");
        weights.save(file);
        byte[] whole = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(700)] = (byte) random.nextInt(256);
            Files.write(file, damaged);
            try {
                Weights.load(file).requireMatch(graph);
            } catch (ArchiveException e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
        }
    }

    @Test
    void aWrongHashANewerVersionAndAnotherTypeAreRefused() throws IOException {
        Path file = folder.resolve("w.safetensors");
        String hash = weights.save(file);
        String wrong = "0".repeat(64);
        assertThatThrownBy(() -> Weights.load(file, wrong))
                .hasMessageContaining(hash)
                .hasMessageContaining(wrong);
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(
                file,
                text.replace("\"foresight_version\":\"1\"", "\"foresight_version\":\"7\""),
                StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Weights.load(file))
                .hasMessageContaining("version 7")
                .hasMessageContaining("update");
        Files.writeString(file, text.replaceFirst("\"F32\"", "\"I64\""), StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Weights.load(file))
                .hasMessageContaining("dtype I64")
                .hasMessageContaining("[F32, BF16, F16]");
        Files.writeString(file, text.replaceFirst("\"F32\"", "\"F16\""), StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Weights.load(file)).hasMessageContaining("damaged or cut short");
        assertThatThrownBy(() -> Weights.load(folder.resolve("absent"))).hasMessageContaining("absent");
    }

    private static Graph graph(int channels) {
        Graph g = new Graph("block");
        g.output("y", new ConvBlock("block", 4, channels, 3, 1).apply(g, g.input("x", DType.FLOAT32, 1, 4, 8, 8)));
        return g;
    }
}
