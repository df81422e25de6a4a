package io.foresight.perception.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.perception.points.PointCloud;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderOfBareSweepsIsReadInOrderOfNames() throws IOException {
        writeBin("000002", 1, 2, 3, 0.5f);
        writeBin("000001", 4, 5, 6, 0.25f, 7, 8, 9, 1);
        Dataset dataset = Datasets.open("bin:" + folder);
        assertThat(dataset.frameIds()).containsExactly("000001", "000002");
        PointCloud cloud = dataset.read(0).cloud();
        assertThat(cloud.size()).isEqualTo(2);
        assertThat(cloud.xyzi()).containsExactly(4, 5, 6, 0.25f, 7, 8, 9, 1);
        assertThat(dataset.read(1).labels().isLabelled()).isFalse();
        assertThat(dataset.name()).isEqualTo("bin:" + folder);
    }

    @Test
    void oneFileIsADatasetOfOneFrame() throws IOException {
        writeBin("a", 1, 2, 3, 0.5f);
        assertThat(Datasets.open("bin:" + folder.resolve("a.bin")).frameIds()).containsExactly("a");
    }

    @Test
    void numbersInNamesAreOrderedByValue() throws IOException {
        for (String id : new String[] {"10", "9", "100", "sweep2", "sweep10"}) {
            writeBin(id, 1, 2, 3, 0.5f);
        }
        assertThat(Datasets.open("bin:" + folder).frameIds()).containsExactly("9", "10", "100", "sweep2", "sweep10");
    }

    @Test
    void intensitiesOf8BitsAreBroughtToOne() throws IOException {
        writeBin("a", 1, 2, 3, 255, 4, 5, 6, 51, 4, 5, 6, 0);
        PointCloud cloud = Datasets.open("bin:" + folder).read(0).cloud();
        assertThat(cloud.intensity(0)).isEqualTo(1);
        assertThat(cloud.intensity(1)).isCloseTo(0.2f, within(1e-6f));
    }

    @Test
    void wildIntensitiesChangeNeitherTheScaleOfTheRestNorThatOfOtherSweeps() {
        float[] plain = new float[4 * 1000];
        for (int i = 0; i < 1000; i++) {
            plain[4 * i + 3] = 0.5f;
        }
        float[] wild = plain.clone();
        for (int i = 0; i < 90; i++) {
            wild[4 * i + 3] = 200;
        }
        wild[4 * 90 + 3] = Float.NaN;
        assertThat(IntensityScale.of(List.of(plain, wild))).isEqualTo(1);
        assertThat(IntensityScale.of(List.of(wild))).isEqualTo(255);
        for (int i = 0; i < 1000; i++) {
            wild[4 * i + 3] = i * 60;
        }
        assertThat(IntensityScale.of(List.of(wild))).isEqualTo(65535);
        assertThat(IntensityScale.of(List.of())).isEqualTo(1);
    }

    @Test
    void allFilesOfAFolderHaveOneScaleAndADamagedOneDoesNotMatter() throws IOException {
        writeBin("a", 1, 2, 3, 0.5f);
        writeBin("b", 1, 2, 3, 255, 4, 5, 6, 51, 4, 5, 6, 0);
        Files.write(folder.resolve("c.bin"), new byte[5]);
        Dataset dataset = Datasets.open("bin:" + folder);
        assertThat(dataset.read(0).cloud().intensity(0)).isEqualTo(0.5f / 255);
        assertThat(dataset.read(1).cloud().intensity(0)).isEqualTo(1);
        assertThat(Datasets.open("bin:" + folder + "?full_scale=0.5")
                        .read(0)
                        .cloud()
                        .intensity(0))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 17, 31})
    void aFileCutInsideAPointIsRefused(int bytes) throws IOException {
        Files.write(folder.resolve("cut.bin"), new byte[bytes]);
        Dataset dataset = Datasets.open("bin:" + folder);
        assertThatThrownBy(() -> dataset.read(0))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("cut.bin")
                .hasMessageContaining(bytes + " bytes")
                .hasMessageContaining("16");
    }

    @Test
    void anEmptyFileIsACloudWithoutPoints() throws IOException {
        Files.write(folder.resolve("empty.bin"), new byte[0]);
        assertThat(Datasets.open("bin:" + folder).read(0).cloud().size()).isZero();
    }

    @Test
    void fiftyMillionPointsAreRefusedBeforeMemoryIsTaken() throws IOException {
        try (FileChannel sparse =
                FileChannel.open(folder.resolve("huge.bin"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.wrap(new byte[1]), 50_000_000L * 16 - 1);
        }
        Dataset dataset = Datasets.open("bin:" + folder);
        assertThatThrownBy(() -> dataset.read(0))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("800000000")
                .hasMessageContaining("64000000");
    }

    @Test
    void anUnknownKindIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> Datasets.open("kiti:/tmp"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"kiti\"")
                .hasMessageContaining("did you mean \"kitti\"?")
                .hasMessageContaining("; kinds: bin, kitti, ")
                .hasMessageEndingWith(String.join(", ", Datasets.kinds()));
        assertThatThrownBy(() -> Datasets.open("spreadsheet:/tmp"))
                .hasMessageContaining("kinds:")
                .hasMessageNotContaining("did you mean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kitti", "kitti:", ":/tmp", "/data/kitti"})
    void textThatIsNoKindAndPathIsRefused(String text) {
        assertThatThrownBy(() -> Datasets.open(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KIND:PATH");
    }

    @Test
    void aMissingPathOrEmptyFolderIsNamed() {
        for (String kind : Datasets.kinds()) {
            assertThatThrownBy(() -> Datasets.open(kind + ":" + folder.resolve("nowhere")))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("nowhere");
            assertThatThrownBy(() -> Datasets.open(kind + ":" + folder))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining(folder.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../passwd", "/etc/passwd", "..", ".hidden", "a/b", "a\\b", "a\0b", "", "ａ", "C:x"})
    void namesThatLeadElsewhereAreRefused(String name) {
        assertThat(SafeName.isSafe(name)).isFalse();
        assertThatThrownBy(() -> SafeName.inside(folder, name)).isInstanceOf(BadDataException.class);
    }

    @Test
    void aLinkOutOfTheRootIsRefused() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(folder.resolve("secret"), "x");
        Files.createSymbolicLink(root.resolve("link"), folder.resolve("secret"));
        assertThatThrownBy(() -> SafeName.inside(root, "link")).hasMessageContaining("leads out");
        assertThat(SafeName.inside(root, "x".repeat(128)).getParent()).isEqualTo(root);
        assertThatThrownBy(() -> SafeName.inside(root, "x".repeat(129))).isInstanceOf(BadDataException.class);
    }

    private void writeBin(String id, float... xyzi) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * xyzi.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(xyzi);
        Files.write(folder.resolve(id + ".bin"), bytes.array());
    }
}
