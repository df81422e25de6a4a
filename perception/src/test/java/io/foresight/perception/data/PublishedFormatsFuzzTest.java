package io.foresight.perception.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.foresight.perception.data.av2.Av2Logs;
import io.foresight.perception.data.waymo.WaymoSegments;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Damages tables in Arrow's format, TFRecords and what is in them, for {@code FORESIGHT_FUZZ_SECONDS} (default 2) each: a reader either reads
 * or says what is wrong, and takes no more memory than twice what its limits allow for one column or image, whatever is declared.
 */
@Execution(ExecutionMode.CONCURRENT)
class PublishedFormatsFuzzTest {
    private static final long LIMIT_BYTES = 64L << 20;

    @TempDir
    private Path root;

    @Test
    void featherAndArgoverse() throws IOException {
        Av2Logs.write(root.resolve("log"));
        for (String file : List.of(
                "log/sensors/lidar/1000000000.feather",
                "log/annotations.feather",
                "log/city_SE3_egovehicle.feather",
                "log/calibration/intrinsics.feather",
                "log/calibration/egovehicle_SE3_sensor.feather")) {
            byte[] sound = Files.readAllBytes(root.resolve(file));
            fuzz("av2:" + root, 5, random -> Files.write(root.resolve(file), damaged(sound, random)));
            Files.write(root.resolve(file), sound);
        }
    }

    @Test
    void records() throws IOException {
        byte[] sound = WaymoSegments.segment(WaymoSegments.frame(), WaymoSegments.frame());
        fuzz("waymo:" + root, 1, random -> Files.write(root.resolve("a.tfrecord"), damaged(sound, random)));
    }

    @Test
    void framesWhoseChecksumsFit() throws IOException {
        byte[] sound = WaymoSegments.frame();
        fuzz(
                "waymo:" + root,
                1,
                random -> Files.write(root.resolve("a.tfrecord"), WaymoSegments.segment(damaged(sound, random))));
    }

    @Test
    void rangeImagesThatUnpack() throws IOException {
        byte[] sound = WaymoSegments.matrix();
        fuzz(
                "waymo:" + root,
                1,
                random -> Files.write(
                        root.resolve("a.tfrecord"),
                        WaymoSegments.segment(WaymoSegments.frameOf(damaged(sound, random)))));
    }

    @FunctionalInterface
    private interface Damage {
        void write(SplittableRandom random) throws IOException;
    }

    private static void fuzz(String name, int parts, Damage damage) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long seconds = Long.parseLong(System.getenv().getOrDefault("FORESIGHT_FUZZ_SECONDS", "2"));
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos() / parts;
        int refused = 0;
        for (long seed = 0; System.nanoTime() < end; seed++) {
            damage.write(new SplittableRandom(seed));
            long before = threads.getCurrentThreadAllocatedBytes();
            try (Dataset dataset = Datasets.open(name)) {
                for (int i = 0; i < dataset.frameIds().size(); i++) {
                    refused += isRefused(dataset, i) ? 1 : 0;
                }
            } catch (BadDataException expected) {
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("seed %s", seed)
                    .isLessThan(2 * LIMIT_BYTES);
        }
        assertThat(refused).isPositive();
    }

    private static boolean isRefused(Dataset dataset, int index) throws IOException {
        try {
            dataset.read(index);
            return false;
        } catch (BadDataException expected) {
            assertThat(expected.getMessage()).isNotBlank();
            return true;
        }
    }

    private static byte[] damaged(byte[] sound, SplittableRandom random) {
        byte[] bytes = random.nextInt(6) == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                default ->
                    Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), (byte)
                            (random.nextInt(2) * 0xff));
            }
        }
        return bytes;
    }
}
