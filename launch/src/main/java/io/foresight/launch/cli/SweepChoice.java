package io.foresight.launch.cli;

import io.foresight.core.file.Home;
import io.foresight.launch.bench.BenchSweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The sweep used for measuring. */
final class SweepChoice {
    @Option(
            names = "--data",
            paramLabel = "KIND:PATH",
            description =
                    "Take frame 000008 of this dataset, or its first. Default: KITTI's in FORESIGHT_TEST_DATA if it"
                            + " exists, otherwise a simulated sweep.")
    private String data;

    BenchSweep sweep(CommandSpec spec) throws IOException {
        try {
            return BenchSweep.of(data == null ? recorded() : Optional.of(data));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--data: " + e.getMessage(), e);
        }
    }

    private static Optional<String> recorded() {
        Path root = Path.of(Objects.requireNonNullElse(
                System.getenv("FORESIGHT_TEST_DATA"),
                Home.folder().resolve("../shared/data").normalize().toString()));
        Path training = root.resolve("kitti/object_training");
        return Files.isDirectory(training) ? Optional.of("kitti:" + training) : Optional.empty();
    }
}
