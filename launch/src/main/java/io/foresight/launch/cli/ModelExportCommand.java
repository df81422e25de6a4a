package io.foresight.launch.cli;

import io.foresight.core.file.Home;
import io.foresight.core.file.Sha256;
import io.foresight.launch.model.FoundModel;
import io.foresight.launch.model.ModelChoice;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.PytorchFile;
import io.foresight.tensor.graph.Graph;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foresight model export}. */
@Command(
        name = "export",
        description =
                "Writes a model's weights, or its network with them, for other programs: safetensors and pth hold the weights"
                        + " under this software's names, torchscript what torch.jit.load opens, from grouped points to the"
                        + " heads' maps, in fp32.",
        footer = {
            "",
            "Examples:",
            "  foresight model export pillar-sim --format torchscript --out net.pt",
            "  foresight model export runs/pp --format safetensors --out w.safetensors"
        })
final class ModelExportCommand implements Callable<Integer> {
    private enum Format {
        SAFETENSORS,
        PTH,
        TORCHSCRIPT
    }

    @Parameters(paramLabel = "MODEL", description = "A model in models/, the folder of another, or a checkpoint.")
    private String name;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "safetensors|pth|torchscript",
            description = "What is written.")
    private Format format;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file.")
    private Path out;

    @Mixin
    private OverwriteOption overwriting;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        OutputPath.requireFile(spec, "--out", out);
        overwriting.check(spec, "--out", out);
        FoundModel model = new ModelChoice(name, "cpu", 0, ModelChoice.PrecisionChoice.FP32).find(Home.models());
        switch (format) {
            case SAFETENSORS -> model.weights().save(out);
            case PTH -> PytorchFile.write(out, model.weights());
            case TORCHSCRIPT ->
                NetworkArchive.inference(single(model.sheet()), model.weights(), Precision.FP32)
                        .write(out);
        }
        Summary summary = new Summary(
                model.sheet().id(), format.name().toLowerCase(Locale.ROOT), out.toString(), Sha256.hex(out));
        PrintWriter console = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(console, summary);
        } else {
            console.println(summary.id() + " written to " + summary.out() + ", sha256 " + summary.sha256());
            console.flush();
        }
        return 0;
    }

    private Graph single(ModelSheet sheet) {
        List<Graph> graphs = sheet.detector().graphs();
        if (graphs.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    sheet.id() + " is " + graphs.size() + " networks with work between them: --format torchscript holds"
                            + " one; use safetensors or pth");
        }
        return graphs.get(0);
    }

    private record Summary(String id, String format, String out, String sha256) {}
}
