package io.foresight.perception.data.nuscenes;

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
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever tables hold, they are read or refused. */
@Execution(ExecutionMode.CONCURRENT)
class TablesFuzzTest {
    @TempDir
    private Path root;

    /** Damages the tables in seeded ways for {@code FORESIGHT_FUZZ_SECONDS} (default 2): read, or told by a declared exception that names the place. */
    @Test
    void anyTablesAreReadOrRefused() throws IOException {
        TableDatabase tables = new TableDatabase(root);
        tables.records("sample_data")
                .subList(30, tables.records("sample_data").size())
                .clear();
        tables.write("v1.0-mini");
        List<Path> files;
        try (Stream<Path> all = Files.list(root.resolve("v1.0-mini"))) {
            files = all.sorted().toList();
        }
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("FORESIGHT_FUZZ_SECONDS", "2")))
                        .toNanos();
        int read = 0;
        int refused = 0;
        for (long seed = 0; System.nanoTime() < end || seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Path file = files.get(random.nextInt(files.size()));
            byte[] sound = Files.readAllBytes(file);
            Files.write(file, damaged(sound, random));
            try {
                Dataset dataset = Datasets.open("nuscenes:" + root + "?sweeps=2");
                dataset.read(random.nextInt(dataset.frameIds().size()));
                read++;
            } catch (BadDataException expected) {
                assertThat(expected.getMessage()).contains(root.toString());
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError(file.getFileName() + " with seed " + seed, e);
            }
            Files.write(file, sound);
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    private static byte[] damaged(byte[] sound, SplittableRandom random) {
        String[] words = {
            "null", "NaN", "[]", "{}", "-1e999", "\"\"", "[[[[", "99999999999999999999", "\"\\u0000\"", "true"
        };
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(sound, random.nextInt(sound.length));
            }
            case 1 -> { // another value for a field
                String text = new String(sound, StandardCharsets.UTF_8);
                int colon = text.indexOf(':', random.nextInt(text.length()));
                int comma = text.indexOf(',', Math.max(0, colon));
                return colon < 0 || comma < 0
                        ? sound.clone()
                        : (text.substring(0, colon + 1) + words[random.nextInt(words.length)] + text.substring(comma))
                                .getBytes(StandardCharsets.UTF_8);
            }
            default -> {
                byte[] damaged = sound.clone();
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                return damaged;
            }
        }
    }
}
