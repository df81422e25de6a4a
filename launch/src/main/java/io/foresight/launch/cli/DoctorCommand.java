package io.foresight.launch.cli;

import io.foresight.core.file.Home;
import io.foresight.core.text.ShownText;
import io.foresight.launch.doctor.Doctor;
import io.foresight.launch.doctor.Finding;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code foresight doctor}. */
@Command(
        name = "doctor",
        description = "Checks what works on this machine, and says how to fix what does not.",
        footer = {
            "",
            "Examples:",
            "  foresight doctor",
            "  foresight doctor --json | jq '.findings[] | select(.state != \"ok\")'",
            "",
            "Exit code 1 if something that Foresight requires does not work."
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings =
                new Doctor(Home.folder()).examine(json.asked() ? finding -> {} : finding -> print(out, finding));
        boolean sound = findings.stream().noneMatch(finding -> finding.state() == Finding.State.FAIL);
        if (json.asked()) {
            json.print(out, new Report(sound, findings));
        }
        return sound ? 0 : ErrorLines.FAILED;
    }

    private static void print(PrintWriter out, Finding finding) {
        out.printf(
                "%-5s %-20s %s%n",
                finding.state().name().toLowerCase(Locale.ROOT), finding.name(), ShownText.sentence(finding.found()));
        if (!finding.advice().isEmpty()) {
            out.printf("      %-20s -> %s%n", "", ShownText.sentence(finding.advice()));
        }
        out.flush();
    }

    private record Report(boolean ok, List<Finding> findings) {}
}
