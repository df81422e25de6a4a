package io.foresight.perception.data.once;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever a sequence's file holds, it is read or refused. */
@Execution(ExecutionMode.CONCURRENT)
class SequencesFuzzTest {
    @TempDir
    private Path root;

    /** Damages a sequence's file in seeded ways for {@code FORESIGHT_FUZZ_SECONDS} (default 2). */
    @Test
    void anySequenceIsReadOrRefused() throws IOException {
        OnceDatabase.write(root);
        Path file = root.resolve("data/000027/000027.json");
        byte[] sound = Files.readAllBytes(file);
        String[] words = {"null", "NaN", "[]", "{}", "1e999", "\"\"", "[[", "-0", "\"\\u0000\"", "true", "[1,2,3]"};
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("FORESIGHT_FUZZ_SECONDS", "2")))
                        .toNanos();
        int read = 0;
        int refused = 0;
        for (long seed = 0; System.nanoTime() < end || seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] damaged = sound.clone();
            if (random.nextInt(3) == 0) {
                damaged = Arrays.copyOf(sound, random.nextInt(sound.length));
            } else if (random.nextBoolean()) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            } else {
                String text = new String(sound, StandardCharsets.UTF_8);
                int colon = text.indexOf(':', random.nextInt(text.length() - 200));
                int comma = text.indexOf(',', Math.max(0, colon));
                if (colon > 0 && comma > 0) {
                    damaged = (text.substring(0, colon + 1)
                                    + words[random.nextInt(words.length)]
                                    + text.substring(comma))
                            .getBytes(StandardCharsets.UTF_8);
                }
            }
            Files.write(file, damaged);
            try {
                Dataset dataset = Datasets.open("once:" + root + "?scenes=000027");
                dataset.read(random.nextInt(dataset.frameIds().size()));
                read++;
            } catch (BadDataException expected) {
                assertThat(expected.getMessage()).contains(root.toString());
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }
}
