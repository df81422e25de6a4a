package io.foresight.launch.cli;

import io.foresight.launch.model.FoundModel;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.perception.foreign.ForeignModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foresight model import}. */
@Command(
        name = "import",
        description = "Makes a model's folder of a checkpoint that another implementation trained: PointPillars, or"
                + " Point-GNN's T1 for cars. Nothing of the checkpoint is executed.",
        footer = {
            "",
            "Examples:",
            "  foresight model import pointpillar.pth --out runs/pp",
            "  foresight model import net.pth --layout openpcdet --out runs/pp",
            "  foresight model import net.pth --model-config net.yaml --out runs/pp",
            "",
            "What the file does not say (range, pillars, anchors, boxes) is taken from the .yaml beside it or from the"
                    + " configuration of its implementation, which is said."
        })
final class ModelImportCommand implements Callable<Integer> {
    /** The known layouts, for the description. */
    static final class Layouts implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ForeignModel.layouts().iterator();
        }
    }

    @Parameters(paramLabel = "FILE", description = "What torch.save wrote, or safetensors.")
    private Path file;

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            completionCandidates = Layouts.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: told by the names of the weights).")
    private String layout;

    @Option(
            names = "--model-config",
            paramLabel = "FILE.yaml",
            description = "What the checkpoint does not say (default: the .yaml beside it).")
    private Path config;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The model's folder.")
    private Path out;

    @Mixin
    private OverwriteOption overwriting;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        OutputPath.requireFolder(spec, "--out", out);
        overwriting.check(spec, "--out", out);
        ForeignModel model = FoundModel.checkpoint(file, Optional.ofNullable(config), Optional.ofNullable(layout));
        ModelSheet sheet = model.write(out);
        PrintWriter console = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(console, new Summary(sheet.id(), model.layout(), sheet.sha256(), out.toString(), model.notes()));
        } else {
            model.notes().forEach(console::println);
            console.println(sheet.id() + ", of layout " + model.layout() + ", written to " + out);
            console.flush();
        }
        return 0;
    }

    private record Summary(String id, String layout, String sha256, String out, List<String> notes) {}
}
