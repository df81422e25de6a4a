package io.foresight.launch.cli;

import io.foresight.core.file.AtomicFile;
import io.foresight.core.file.Home;
import io.foresight.launch.model.FoundModel;
import io.foresight.launch.model.ModelChoice;
import io.foresight.launch.model.OpenModel;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.detect.PerceiveOptions;
import io.foresight.perception.detect.Perceiver;
import io.foresight.perception.foreign.Parity;
import io.foresight.perception.sweep.Sweep;
import io.foresight.tensor.archive.Precision;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foresight model verify}. */
@Command(
        name = "verify",
        description =
                "Issues a parity certificate: whether an imported model finds the boxes of the checkpoint it was made of, on"
                        + " recorded sweeps, in fp32.",
        footer = {
            "",
            "Examples:",
            "  foresight model verify runs/pp --original net.pth --data kitti:DIR",
            "  foresight model verify runs/pp --original net.pth --data kitti:DIR \\",
            "      --score 0.01 --out parity.json",
            "",
            "Exit code 1: a box has no counterpart, differs by more than the limits, or there are too few boxes."
        })
final class ModelVerifyCommand implements Callable<Integer> {
    private static final double LEAST_IOU = 0.999;
    private static final double MOST_SCORE_DIFFERENCE = 1e-3;

    @Parameters(paramLabel = "FOLDER", description = "The imported model.")
    private String name;

    @Option(names = "--original", required = true, paramLabel = "FILE", description = "The checkpoint.")
    private Path original;

    @Option(
            names = "--model-config",
            paramLabel = "FILE.yaml",
            description = "What the checkpoint does not say (default: the .yaml beside it).")
    private Path config;

    @Option(names = "--data", required = true, paramLabel = "KIND:PATH", description = "The sweeps.")
    private String data;

    @Option(
            names = "--boxes",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Boxes that must be compared at least (default: ${DEFAULT-VALUE}).")
    private int boxes;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Write the certificate.")
    private Path out;

    @Mixin
    private OverwriteOption overwriting;

    @Mixin
    private ScoreOption score;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (boxes < 1) {
            throw new ParameterException(spec.commandLine(), "--boxes must be 1 or more, got " + boxes);
        }
        score.check(spec);
        OutputPath.requireFile(spec, "--out", out);
        overwriting.check(spec, "--out", out, data);
        FoundModel first =
                FoundModel.of(FoundModel.checkpoint(original, Optional.ofNullable(config), Optional.empty()));
        ModelChoice choice = new ModelChoice(name, "cpu", 0, ModelChoice.PrecisionChoice.FP32);
        FoundModel second = choice.find(Home.models());
        Certificate certificate;
        try (Dataset dataset = DatasetName.open(data, "--data", spec);
                LongWork work = new LongWork(spec);
                OpenModel imported = choice.open(second);
                Detector asked = first.open(imported.engine(), Precision.FP32)) {
            Parity parity = compared(dataset, asked, imported.detector(), work);
            certificate = certificate(first, second, parity.deviations());
            print(certificate, work.endedEarly());
        }
        if (out != null) {
            StringWriter text = new StringWriter();
            json.print(new PrintWriter(text), certificate);
            AtomicFile.write(out, text.toString().getBytes(StandardCharsets.UTF_8));
        }
        return certificate.equal() ? 0 : ErrorLines.FAILED;
    }

    private Parity compared(Dataset dataset, Detector first, Detector second, LongWork work) throws IOException {
        Parity parity = new Parity();
        PerceiveOptions options = PerceiveOptions.of(score.orOwnOf(first));
        Perceiver one = new Perceiver(first);
        Perceiver other = new Perceiver(second);
        int frames = dataset.frameIds().size();
        work.show("frame", 0, frames);
        for (int i = 0; i < frames && !work.asked(); i++) {
            Sweep sweep = dataset.read(i);
            parity.add(
                    one.perceive(sweep, options).detections(),
                    other.perceive(sweep, options).detections());
            work.show("frame", i + 1, frames);
        }
        return parity;
    }

    private Certificate certificate(FoundModel first, FoundModel second, Parity.Deviations found) {
        boolean enough = found.boxes() >= boxes;
        boolean equal = enough
                && found.unmatched() == 0
                && found.leastIou() >= LEAST_IOU
                && found.largestScoreDifference() <= MOST_SCORE_DIFFERENCE;
        return new Certificate(
                original.toString(),
                first.sheet().sha256(),
                name,
                second.sheet().sha256(),
                data,
                found,
                boxes,
                LEAST_IOU,
                MOST_SCORE_DIFFERENCE,
                enough,
                equal);
    }

    private void print(Certificate certificate, boolean endedEarly) {
        PrintWriter console = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(console, certificate, endedEarly);
            return;
        }
        Parity.Deviations found = certificate.deviations();
        console.printf(
                Locale.ROOT,
                "%d boxes of %d sweeps compared, %d without a counterpart; least IoU %.6f, scores differ by at most %.2g,"
                        + " centres by %.2g m%n%s%n",
                found.boxes(),
                found.sweeps(),
                found.unmatched(),
                found.leastIou(),
                found.largestScoreDifference(),
                found.largestCentreMetres(),
                certificate.equal()
                        ? "equal"
                        : certificate.enough()
                                ? "NOT equal"
                                : "not proven: fewer than " + boxes + " boxes; give more sweeps or a lower --score");
        console.flush();
    }

    private record Certificate(
            String original,
            String originalSha256,
            String imported,
            String importedSha256,
            String data,
            Parity.Deviations deviations,
            int boxesNeeded,
            double leastIouAllowed,
            double scoreDifferenceAllowed,
            boolean enough,
            boolean equal) {}
}
