package io.foresight.launch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.file.Home;
import io.foresight.launch.model.FoundModel;
import io.foresight.launch.model.ModelChoice;
import io.foresight.perception.detect.DetectorSpec;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foresight model describe}. */
@Command(
        name = "describe",
        description = "Shows what a model is, without running it.",
        footer = {
            "",
            "Examples:",
            "  foresight model describe pillar-sim",
            "  foresight model describe pointpillar.pth --json"
        })
final class ModelDescribeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "A model in models/, the folder of another, or a checkpoint.")
    private String name;

    @Option(
            names = "--model-config",
            paramLabel = "FILE.yaml",
            description = "What a checkpoint does not say (default: the .yaml beside it).")
    private Path config;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ModelChoice asked = ModelChoice.DEFAULT;
        FoundModel found = new ModelChoice(
                        name, Optional.ofNullable(config), asked.device(), asked.threads(), asked.precision())
                .find(Home.models());
        ModelSheet sheet = found.sheet();
        DetectorSpec detector = sheet.detector();
        Description description = new Description(
                sheet.id(),
                detector.kind().name().toLowerCase(Locale.ROOT),
                sheet.sha256(),
                detector.taxonomy().objectClasses().stream()
                        .map(ObjectClass::name)
                        .toList(),
                detector.rangeMetres(),
                sheet.scoreThreshold(),
                found.weights().count(),
                sheet.trained(),
                found.notes());
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, description);
        } else {
            print(out, description);
        }
        return 0;
    }

    private static void print(PrintWriter out, Description model) {
        out.printf(Locale.ROOT, "%s, kind %s, sha256 %s%n", model.id(), model.kind(), model.sha256());
        out.printf(
                Locale.ROOT,
                "classes %s; range %.1f m; scores from %s; %d weights%n",
                String.join(", ", model.classes()),
                model.rangeMetres(),
                model.scoreThreshold(),
                model.weights());
        model.notes().forEach(out::println);
        out.flush();
    }

    private record Description(
            String id,
            String kind,
            String sha256,
            List<String> classes,
            double rangeMetres,
            float scoreThreshold,
            long weights,
            JsonNode trained,
            List<String> notes) {}
}
