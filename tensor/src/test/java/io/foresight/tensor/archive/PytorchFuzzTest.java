package io.foresight.tensor.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever a checkpoint holds, weights come out of it or a refusal. */
@Execution(ExecutionMode.CONCURRENT)
class PytorchFuzzTest {
    @TempDir
    private Path folder;

    /** As long as {@code FORESIGHT_FUZZ_SECONDS} says: nothing but weights or an {@link ArchiveException} comes out. */
    @Test
    void damagedFilesAreReadOrRefused() throws IOException {
        double seconds = Double.parseDouble(System.getenv().getOrDefault("FORESIGHT_FUZZ_SECONDS", "2"));
        long end = System.nanoTime() + (long) (seconds * 1e9);
        PickleWriter pickle = new PickleWriter()
                .emptyDict()
                .mark()
                .text("epoch")
                .integer(1L << 40)
                .text("state_dict");
        pickle.global("collections", "OrderedDict").emptyTuple().reduce().mark();
        pickle.text("w")
                .tensor(PytorchFileTest.SIX, 0)
                .text("v")
                .tensor(PytorchFileTest.SIX, 0)
                .setItems();
        byte[] sound = pickle.setItems().finish();
        SplittableRandom random = new SplittableRandom(11);
        Path file = folder.resolve("fuzz.pth");
        int refused = 0;
        int rounds = 0;
        for (; System.nanoTime() < end || rounds < 100; rounds++) {
            byte[] damaged = rounds % 4 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            boolean outside = rounds % 4 == 1;
            byte[] whole = PytorchFileTest.zip(Map.of(
                    "a/data.pkl", outside ? sound : flipped(damaged, random), "a/data/0", PytorchFileTest.SIX.bytes()));
            Files.write(file, outside ? flipped(whole, random) : whole);
            try {
                assertThat(PytorchFile.read(file).byName()).isNotEmpty();
            } catch (ArchiveException said) {
                assertThat(said).hasMessageContaining("fuzz.pth");
                refused++;
            }
        }
        assertThat(refused).as("of %s", rounds).isGreaterThan(rounds / 4);
    }

    private static byte[] flipped(byte[] bytes, SplittableRandom random) {
        for (int flips = 1 + random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
