package io.foresight.perception.data.waymo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
    private static final byte[] CONTENT = new FrameBytes().calibrated().done();
    private static final int LENGTH = CONTENT.length + 16;

    @TempDir
    private Path root;

    @Test
    void theChecksumIsThatOfTensorFlow() {
        int crc = 0x8a9136aa; // of 32 zeros: RFC 3720, B.4
        int masked = (crc >>> 15 | crc << 17) + 0xa282ead8;
        assertThat(RecordFile.checksum(ByteBuffer.wrap(new byte[32]))).isEqualTo(masked);
    }

    @Test
    void aRecordWithAWrongChecksumCostsItselfAlone() throws IOException {
        byte[] three = three();
        three[LENGTH + 12 + 5] ^= 1;
        Dataset dataset = open(three);
        assertThat(dataset.frameIds()).containsExactly("a_000", "a_001", "a_002");
        dataset.read(0);
        dataset.read(2);
        assertThatThrownBy(() -> dataset.read(1))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("a.tfrecord: record 1: content has checksum 0x")
                .hasMessageContaining(", must be 0x");
    }

    @Test
    void aWrongChecksumOfALengthCostsTheRest() throws IOException {
        byte[] three = three();
        three[LENGTH] ^= 1;
        Dataset dataset = open(three);
        assertThat(dataset.frameIds()).containsExactly("a_000", "a_001");
        dataset.read(0);
        assertThatThrownBy(() -> dataset.read(1))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("a.tfrecord: record 1: length has checksum 0x")
                .hasMessageContaining("the file is damaged from here");
    }

    @Test
    void aTruncatedRecordIsToldAfterTheSoundOnes() throws IOException {
        for (int cut : new int[] {1, 20, LENGTH - 5}) {
            Dataset dataset = open(Arrays.copyOf(three(), 3 * LENGTH - cut));
            assertThat(dataset.frameIds()).hasSize(3);
            dataset.read(1);
            assertThatThrownBy(() -> dataset.read(2))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("a.tfrecord: record 2: ");
        }
    }

    @Test
    void aLengthBeyondTheLimitIsRefusedBeforeMemoryIsTaken() throws IOException {
        for (long length : new long[] {-1, RecordFile.MAX_RECORD_BYTES + 1L, Long.MAX_VALUE - 20}) {
            ByteBuffer head =
                    ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
            head.putInt(RecordFile.checksum(head.slice(0, 8)));
            assertThatThrownBy(() -> open(head.array()))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining(
                            "record 0: length is " + Long.toUnsignedString(length) + " bytes, the limit is");
        }
    }

    @Test
    void anotherFileAnEmptyOneAndAnEmptyFolderAreRefusedAtOnce() throws IOException {
        assertThatThrownBy(() -> open("no TFRecord at all".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("a.tfrecord: record 0: length has checksum")
                .hasMessageContaining("this is no TFRecord file");
        assertThatThrownBy(() -> open(new byte[0])).hasMessageContaining("a.tfrecord: holds no record");
        Files.delete(root.resolve("a.tfrecord"));
        assertThatThrownBy(() -> Datasets.open("waymo:" + root))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("holds no *.tfrecord file");
    }

    private static byte[] three() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            all.writeBytes(ProtoBytes.record(CONTENT));
        }
        return all.toByteArray();
    }

    private Dataset open(byte[] content) throws IOException {
        Files.write(root.resolve("a.tfrecord"), content);
        return Datasets.open("waymo:" + root);
    }
}
