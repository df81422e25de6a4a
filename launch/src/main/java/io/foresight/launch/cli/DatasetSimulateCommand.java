package io.foresight.launch.cli;

import io.foresight.sim.drive.SimulatedDatasetConfig;
import io.foresight.sim.drive.SimulatedDatasetJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight dataset simulate}. */
@Command(
        name = "simulate",
        description = "Generates a simulated dataset. After Ctrl-C, the same command continues where it stopped.",
        footer = {
            "",
            "Examples:",
            "  foresight dataset simulate --sensor hdl64e --scenes 10 --seed 1 --out runs/sim",
            "  foresight dataset simulate --sensor mix --varied --scenes 1000 \\",
            "      --sweeps 8 --spacing 1.5 --out runs/train",
            "",
            "The same options and seed give the same data, whatever the number of threads."
        })
final class DatasetSimulateCommand implements Callable<Integer> {
    @Option(
            names = "--sensor",
            paramLabel = "NAME",
            defaultValue = "hdl64e",
            description =
                    "hdl64e, hdl32e, vlp16, vlp32c, os1-64, os1-128, pandar64, or mix: a random one for each scene"
                            + " (default: ${DEFAULT-VALUE}).")
    private String sensor;

    @Option(names = "--scenes", paramLabel = "N", required = true, description = "Number of scenes.")
    private int scenes;

    @Option(
            names = "--sweeps",
            paramLabel = "N",
            defaultValue = "10",
            description = "Number of sweeps per scene (default: ${DEFAULT-VALUE}).")
    private int sweeps;

    @Option(
            names = "--spacing",
            paramLabel = "S",
            defaultValue = "0.5",
            description = "Seconds between the sweeps of a scene, a multiple of 0.1 (default: ${DEFAULT-VALUE}).")
    private double spacing;

    @Option(
            names = "--density",
            paramLabel = "D",
            defaultValue = "1",
            description = "Traffic density, 0 to 3; 1 is normal (default: 1).")
    private double density;

    @Option(names = "--varied", description = "A random sensor unit, mounting and intensity scale for each scene.")
    private boolean varied;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of all random numbers (default: 1).")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Number of threads (default: all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The dataset's folder.")
    private Path out;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        OutputPath.requireFolder(spec, "--out", out);
        SimulatedDatasetConfig config = config();
        try (LongWork work = new LongWork(spec)) {
            SimulatedDatasetJob.Result made =
                    new SimulatedDatasetJob(config).run((done, of) -> work.show("scene", done, of), work::asked);
            int missing = scenes - made.written() - made.kept();
            if (json.asked()) {
                json.print(
                        spec.commandLine().getOut(),
                        new Summary(out.toString(), made.written(), made.kept(), missing, made.frames(), made.labels()),
                        missing > 0);
            } else {
                spec.commandLine()
                        .getOut()
                        .printf(
                                "%d scenes generated, %d existed, %d missing; %d frames and %d labels generated%n",
                                made.written(), made.kept(), missing, made.frames(), made.labels());
                spec.commandLine().getOut().flush();
            }
            return missing == 0 ? 0 : ErrorLines.FAILED;
        }
    }

    private SimulatedDatasetConfig config() {
        try {
            return new SimulatedDatasetConfig(
                    sensor, Optional.empty(), scenes, sweeps, spacing, density, varied, seed, threads, out);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private record Summary(String out, int written, int kept, int missing, long frames, long labels) {}
}
