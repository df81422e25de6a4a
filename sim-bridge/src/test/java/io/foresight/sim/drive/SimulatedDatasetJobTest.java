package io.foresight.sim.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.sim.SimDataset;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedDatasetJobTest {
    @TempDir
    Path folder;

    private SimulatedDatasetConfig config(String name, int scenes, int threads, long seed) {
        return new SimulatedDatasetConfig(
                "vlp16", Optional.empty(), scenes, 2, 0.5, 1, true, seed, threads, folder.resolve(name));
    }

    private static SimulatedDatasetJob.Result run(SimulatedDatasetConfig config) throws IOException {
        return new SimulatedDatasetJob(config).run((done, of) -> {}, () -> false);
    }

    @Test
    void theNumberOfThreadsDoesNotChangeTheData() throws IOException {
        run(config("one", 3, 1, 4));
        run(config("two", 3, 2, 4));
        SimDataset one = SimDataset.open(folder.resolve("one"));
        SimDataset two = SimDataset.open(folder.resolve("two"));
        assertThat(one.frameIds()).hasSize(6).isEqualTo(two.frameIds());
        for (int i = 0; i < 6; i++) {
            Sweep a = one.read(i);
            Sweep b = two.read(i);
            assertThat(a.cloud().xyzi()).isEqualTo(b.cloud().xyzi());
            assertThat(a.labels()).isEqualTo(b.labels());
        }
    }

    @Test
    void aStoppedJobGoesOnWhereItWas() throws IOException {
        SimulatedDatasetConfig config = config("resumed", 3, 1, 4);
        AtomicInteger asked = new AtomicInteger();
        SimulatedDatasetJob.Result first =
                new SimulatedDatasetJob(config).run((done, of) -> {}, () -> asked.incrementAndGet() > 1);
        SimulatedDatasetJob.Result second = run(config);
        assertThat(first.written()).isEqualTo(1);
        assertThat(second.kept()).isEqualTo(1);
        assertThat(second.written()).isEqualTo(2);
        assertThat(SimDataset.open(folder.resolve("resumed")).frameIds()).hasSize(6);
    }

    @Test
    void aFolderOfAnotherSeedIsLeftAlone() throws IOException {
        run(config("taken", 1, 1, 4));
        assertThatThrownBy(() -> run(config("taken", 1, 1, 5))).isInstanceOf(BadDataException.class);
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> config("x", 0, 1, 1))
                .hasMessageContaining("number of scenes must be 1 to 100000, got 0");
        assertThatThrownBy(() -> config("x", 1, 0, 1)).hasMessageContaining("threads");
        assertThatThrownBy(() -> new SimulatedDatasetConfig("hdl65", Optional.empty(), 1, 1, 1, 1, true, 1, 1, folder))
                .hasMessageContaining("hdl65")
                .hasMessageContaining("hdl64e");
        assertThatThrownBy(
                        () -> new SimulatedDatasetConfig("vlp16", Optional.empty(), 1, 1, 0.25, 1, true, 1, 1, folder))
                .hasMessageContaining("multiple of 0.1 s");
    }
}
