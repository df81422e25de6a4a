package io.foresight.tensor.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints that a test makes itself, sound and hostile. */
class PytorchFileTest {
    static final TensorData SIX = TensorData.float32(new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6});

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = folder.resolve("a.pth");
        Map<String, Weight> weights = new LinkedHashMap<>();
        weights.put("a.weight", new Weight(new long[] {2, 3}, new float[] {1, -2, 3.5f, 4, 5, 6e-8f}));
        weights.put("one", new Weight(new long[0], new float[] {7}));
        PytorchFile.write(file, Weights.of(weights));
        Weights read = PytorchFile.read(file);
        assertThat(read.byName().keySet()).containsExactly("a.weight", "one");
        assertThat(read.get("a.weight").shape()).containsExactly(2, 3);
        assertThat(read.get("a.weight").values()).containsExactly(1, -2, 3.5f, 4, 5, 6e-8f);
        assertThat(read.get("one").values()).containsExactly(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state_dict", "model_state", "model_state_dict", "model"})
    void theStateOfATrainingIsFoundUnderItsKey(String key) throws IOException {
        PickleWriter pickle =
                new PickleWriter().emptyDict().mark().text("epoch").integer(160).text("loss");
        pickle.global("numpy.core.multiarray", "scalar").mark().none().tuple().reduce();
        pickle.text(key).emptyDict().mark().text("w").tensor(SIX, 0).setItems();
        assertThat(read(pickle.setItems()).get("w").values()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void attributesAndCountersAreLeftOut() throws IOException {
        PickleWriter pickle = new PickleWriter();
        pickle.global("collections", "OrderedDict").emptyTuple().reduce().mark();
        pickle.text("w")
                .tensor(SIX, 0)
                .text("n")
                .global("torch._utils", "_rebuild_tensor_v2")
                .mark();
        view(pickle, "LongStorage", "0", 3, 0, new long[] {}, new long[] {});
        pickle.setItems()
                .emptyDict()
                .mark()
                .text("_metadata")
                .emptyDict()
                .setItems()
                .build();
        assertThat(read(pickle).byName().keySet()).containsExactly("w");
    }

    @Test
    void viewsFollowTheirStrides() throws IOException {
        PickleWriter pickle =
                new PickleWriter().emptyDict().mark().text("w").global("torch._utils", "_rebuild_tensor_v2");
        view(pickle.mark(), "FloatStorage", "0", 6, 1, new long[] {2, 2}, new long[] {1, 3});
        assertThat(read(pickle.setItems()).get("w").values()).containsExactly(2, 5, 3, 6);
    }

    @Test
    void filesFromBeforeVersion16AreRead() throws IOException {
        Path file = folder.resolve("old.pth");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x80, 2, (byte) 0x8a, 10});
        bytes.writeBytes(
                new byte[] {0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50, 0x19});
        bytes.write('.');
        bytes.writeBytes(new PickleWriter().integer(1001).finish());
        bytes.writeBytes(new PickleWriter()
                .emptyDict()
                .mark()
                .text("little_endian")
                .bool(true)
                .setItems()
                .finish());
        bytes.writeBytes(new PickleWriter()
                .emptyDict()
                .mark()
                .text("w")
                .tensor(SIX, 0)
                .setItems()
                .finish());
        bytes.writeBytes(new byte[] {(byte) 0x80, 2, ']', 'X', 1, 0, 0, 0, '0', 'a', '.'});
        bytes.writeBytes(
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(6).array());
        bytes.writeBytes(SIX.bytes());
        Files.write(file, bytes.toByteArray());
        assertThat(PytorchFile.read(file).get("w").values()).containsExactly(1, 2, 3, 4, 5, 6);
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 1);
        Files.write(file, cut);
        assertThatThrownBy(() -> PytorchFile.read(file))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("claims 6 elements of FLOAT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os system",
                "builtins eval",
                "torch load",
                "subprocess Popen",
                "numpy.core.multiarray _reconstruct"
            })
    void otherNamesAreRefusedAndNothingRuns(String name) {
        String[] parts = name.split(" ");
        PickleWriter pickle = new PickleWriter()
                .global(parts[0], parts[1])
                .mark()
                .text("touch x")
                .tuple()
                .reduce();
        assertRefused(pickle, parts[0] + "." + parts[1]);
    }

    @Test
    void shapesThatDoNotFitTheirStorageAreRefused() {
        for (long[][] lie : new long[][][] {
            {{7}, {1}, {0}},
            {{2, 3}, {3, 1}, {1}},
            {{1L << 40}, {0}, {0}},
            {{6}, {2}, {0}},
            {{2}, {-1}, {3}},
            {{-1}, {1}, {0}},
            {{6, 6}, {0, 1}, {0}},
            {{1}, {1}, {Long.MAX_VALUE}},
            {{2, 2}, {1}, {0}},
            {{6}, {1L << 62}, {0}}
        }) {
            PickleWriter pickle = new PickleWriter().emptyDict().mark().text("w");
            pickle.global("torch._utils", "_rebuild_tensor_v2").mark();
            view(pickle, "FloatStorage", "0", 6, lie[2][0], lie[0], lie[1]);
            assertRefused(pickle.setItems(), "a tensor");
        }
    }

    @Test
    void storagesOfAnotherSizeAreRefusedBeforeMemoryIsTaken() {
        for (int claimed : new int[] {100, 500_000_000}) {
            PickleWriter pickle = new PickleWriter().emptyDict().mark().text("w");
            pickle.global("torch._utils", "_rebuild_tensor_v2").mark();
            view(pickle, "FloatStorage", "0", claimed, 0, new long[] {claimed}, new long[] {1});
            assertRefused(pickle.setItems(), claimed == 100 ? "400 bytes, and has 24" : "more than twice");
        }
    }

    @Test
    void manyViewsOfOneStorageAreRefused() {
        PickleWriter pickle = new PickleWriter().emptyDict().mark();
        float[] many = new float[10_000];
        for (int i = 0; i < 100; i++) {
            pickle.text("w" + i).global("torch._utils", "_rebuild_tensor_v2").mark();
            view(pickle, "FloatStorage", "0", many.length, 0, new long[] {many.length}, new long[] {1});
        }
        byte[] content = pickle.setItems().finish();
        assertRefused(Map.of("a/data.pkl", content, "a/data/0", new byte[40_000]), "more than twice");
    }

    @Test
    void deepListsBombsAndLyingLengthsAreRefused() {
        byte[] deep = new byte[200];
        Arrays.fill(deep, (byte) '(');
        assertRefused(Map.of("a/data.pkl", deep), "100 deep");
        byte[] many = new byte[(1 << 20) + 10];
        Arrays.fill(many, (byte) ']');
        assertRefused(Map.of("a/data.pkl", many), "operations");
        assertRefused(Map.of("a/data.pkl", new byte[9 << 20]), "the limit is 8388608");
        byte[] text = {(byte) 0x80, 2, 'X', (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f, 'a', '.'};
        assertRefused(Map.of("a/data.pkl", text), "claims 2147483647 bytes");
        byte[] listAsKey = {(byte) 0x80, 2, '}', ']', 'N', 's', '.'};
        assertRefused(Map.of("a/data.pkl", listAsKey), "key");
        byte[] instance = "(ios\nsystem\n.".getBytes(StandardCharsets.US_ASCII);
        assertRefused(Map.of("a/data.pkl", instance), "operation");
    }

    @Test
    void recordsOutsideOfTheirFolderCompressedOrDamagedAreRefused() throws IOException {
        byte[] sound = new PickleWriter().emptyDict().finish();
        assertRefused(Map.of("a/data.pkl", sound, "a/../../etc/x", sound), "outside of the file");
        assertRefused(Map.of("/data.pkl", sound), "outside of the file");
        assertRefused(Map.of("a/b/data.pkl", sound), "no FOLDER/data.pkl");
        assertRefused(Map.of("a/data.pkl", sound), "no weights under any of");
        assertRefused(Map.of("a/data.pkl", sound, "a/byteorder", new byte[] {'b', 'i', 'g'}), "byte order is big");
        Path file = folder.resolve("packed.pth");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            zip.putNextEntry(new ZipEntry("a/data.pkl"));
            zip.write(new byte[1 << 20]);
        }
        assertThatThrownBy(() -> PytorchFile.read(file))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("compressed");
        byte[] zip =
                zip(Map.of("a/data.pkl", new PickleWriter().text("untouched").finish()));
        zip[new String(zip, StandardCharsets.ISO_8859_1).indexOf("untouched")]++;
        Files.write(file, zip);
        assertThatThrownBy(() -> PytorchFile.read(file)).hasMessageContaining("checksum");
        Files.writeString(file, "hello");
        assertThatThrownBy(() -> PytorchFile.read(file)).hasMessageContaining("neither as a zip");
    }

    /** The rest of a tensor behind its constructor and a mark. */
    private static void view(
            PickleWriter pickle, String storage, String key, long count, long offset, long[] shape, long[] strides) {
        pickle.mark()
                .text("storage")
                .global("torch", storage)
                .text(key)
                .text("cpu")
                .integer(count)
                .tuple();
        pickle.persistentId()
                .integer(offset)
                .longTuple(shape)
                .longTuple(strides)
                .bool(false);
        pickle.global("collections", "OrderedDict")
                .emptyTuple()
                .reduce()
                .tuple()
                .reduce();
    }

    private Weights read(PickleWriter pickle) throws IOException {
        Path file = folder.resolve("made.pth");
        Files.write(file, zip(Map.of("a/data.pkl", pickle.finish(), "a/data/0", SIX.bytes())));
        return PytorchFile.read(file);
    }

    private void assertRefused(PickleWriter pickle, String because) {
        assertRefused(Map.of("a/data.pkl", pickle.finish(), "a/data/0", SIX.bytes()), because);
    }

    private void assertRefused(Map<String, byte[]> records, String because) {
        Path file = folder.resolve("bad.pth");
        assertThatThrownBy(() -> {
                    Files.write(file, zip(records));
                    PytorchFile.read(file);
                })
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("bad.pth")
                .hasMessageContaining(because);
    }

    static byte[] zip(Map<String, byte[]> records) {
        StoredZip zip = new StoredZip();
        List<String> names = records.keySet().stream().sorted().toList();
        names.forEach(name -> zip.add(name, records.get(name)));
        return zip.finish();
    }
}
