package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    @TempDir
    private Path directory;

    private Path file;
    private byte[] sound;

    private static Checkpoint checkpoint(long step) {
        return checkpoint(step, 3_000);
    }

    private static Checkpoint checkpoint(long step, int length) {
        float[] values = new float[length];
        SplittableRandom random = new SplittableRandom(step);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        TensorLayout layout = TensorLayout.of(List.of("w"), List.of(List.of(length / 1000L, 1000L)));
        return new Checkpoint(
                new Checkpoint.Header(
                        step,
                        0.1 + step * 1e-17,
                        1 / 3.0,
                        Map.of("a", "1"),
                        Map.of("engine", "none"),
                        layout,
                        TensorLayout.EMPTY,
                        List.of(
                                new Checkpoint.Section("parameters", values.length),
                                new Checkpoint.Section("none", 0))),
                Map.of("parameters", values, "none", new float[0]));
    }

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("c.fsc");
        CheckpointFile.write(file, checkpoint(7));
        sound = Files.readAllBytes(file);
    }

    private void refused(byte[] content, String reason) throws IOException {
        Files.write(file, content);
        assertThatThrownBy(() -> CheckpointFile.read(file))
                .isInstanceOf(BadCheckpointException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void comesBackExactly() {
        Checkpoint back = CheckpointFile.read(file);
        assertThat(back).usingRecursiveComparison().isEqualTo(checkpoint(7));
        assertThat(sound).hasSize((int) CheckpointFile.length(checkpoint(7)));
    }

    @Test
    void arraysLongerThanAChunkComeBackExactly() throws IOException {
        CheckpointFile.write(file, checkpoint(8, 600_000));
        assertThat(CheckpointFile.read(file).arrays().get("parameters"))
                .isEqualTo(checkpoint(8, 600_000).arrays().get("parameters"));
    }

    @Test
    void cutShortAnywhereItDoesNotLoad() throws IOException {
        for (int part = 0; part < 32; part++) {
            int length = (int) ((long) sound.length * part / 32);
            refused(Arrays.copyOf(sound, length), "truncated");
        }
        refused(Arrays.copyOf(sound, sound.length - 1), "declares " + sound.length + " bytes at offset 16");
        refused(Arrays.copyOf(sound, sound.length + 1), "declares");
    }

    @Test
    void oneFlippedBitAnywhereAndItDoesNotLoad() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 64; trial++) {
            int position = trial < 32 ? 2 * trial : random.nextInt(sound.length);
            byte[] changed = sound.clone();
            changed[position] ^= (byte) (1 << random.nextInt(8));
            refused(
                    changed,
                    position < 8 ? "not a checkpoint" : position >= 16 && position < 24 ? "declares" : "SHA-256");
        }
    }

    @Test
    void anotherFileIsNotACheckpoint() throws IOException {
        refused(
                "PK-something-else-that-is-long-enough-to-have-a-preamble-in-it".getBytes(StandardCharsets.US_ASCII),
                "at offset 0");
        refused(new byte[0], "is 0 bytes long");
        refused(new byte[sound.length], "not a checkpoint");
    }

    @Test
    void aMissingFileIsReportedWithItsName() {
        assertThatThrownBy(() -> CheckpointFile.read(directory.resolve("absent.fsc")))
                .isInstanceOf(BadCheckpointException.class)
                .hasMessageContaining("absent.fsc");
    }

    @Test
    void aNewerVersionIsRefusedWithBothVersionsAndWithoutFallingBack() throws Exception {
        CheckpointDirectory checkpoints = new CheckpointDirectory(directory, 3);
        checkpoints.save(checkpoint(1));
        ByteBuffer newer = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
        newer.putInt(8, 2);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(sound, 0, 24);
        digest.update(sound, 56, sound.length - 56);
        newer.put(24, digest.digest());
        Files.write(directory.resolve("checkpoint-000000000002.fsc"), sound);
        assertThatThrownBy(checkpoints::newestSound)
                .isInstanceOf(NewerVersionException.class)
                .hasMessageContaining("format version 2, this build reads version 1");
    }

    @Test
    void theNewestSoundOneIsFoundAndBrokenOnesAreSetAside() throws IOException {
        CheckpointDirectory checkpoints = new CheckpointDirectory(directory, 3);
        checkpoints.save(checkpoint(10));
        Path middle = checkpoints.save(checkpoint(20));
        Path newest = checkpoints.save(checkpoint(30));
        Files.write(middle, Arrays.copyOf(Files.readAllBytes(middle), 1000));
        Files.write(newest, new byte[0]);
        assertThat(checkpoints.newestSound().map(found -> found.header().step()))
                .isEqualTo(Optional.of(10L));
        assertThat(checkpoints.newestFirst()).hasSize(1);
        assertThat(directory.resolve("checkpoint-000000000030.fsc.broken")).exists();
    }

    @Test
    void whenNoneIsSoundEveryReasonIsGiven() throws IOException {
        CheckpointDirectory checkpoints = new CheckpointDirectory(directory, 3);
        Files.write(checkpoints.save(checkpoint(10)), new byte[100]);
        Files.write(checkpoints.save(checkpoint(20)), new byte[3]);
        assertThatThrownBy(checkpoints::newestSound)
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("checkpoint-000000000020.fsc is 3 bytes long")
                .hasMessageContaining("checkpoint-000000000010.fsc starts with");
    }

    @Test
    void onlyTheLastFewAreKept() {
        CheckpointDirectory checkpoints = new CheckpointDirectory(directory, 2);
        for (int step = 1; step <= 5; step++) {
            checkpoints.save(checkpoint(step));
        }
        assertThat(checkpoints.newestFirst())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("checkpoint-000000000005.fsc", "checkpoint-000000000004.fsc");
    }

    @Test
    void aSaveThatFailsLeavesTheOldFileAndNoRest() throws IOException {
        CheckpointDirectory checkpoints = new CheckpointDirectory(directory, 2);
        Path old = checkpoints.save(checkpoint(3));
        byte[] before = Files.readAllBytes(old);
        CheckpointDirectory full = new CheckpointDirectory(directory, 2, path -> 4000);
        assertThatThrownBy(() -> full.save(checkpoint(4)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("needs " + CheckpointFile.length(checkpoint(4)) + " bytes, 4000 bytes are free");
        assertThat(Files.readAllBytes(old)).isEqualTo(before);
        assertThat(directory.resolve("checkpoint-000000000004.fsc.tmp")).doesNotExist();
    }
}
