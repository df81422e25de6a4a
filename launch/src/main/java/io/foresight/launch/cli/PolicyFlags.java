package io.foresight.launch.cli;

import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyKinds;
import io.foresight.planner.policy.PolicyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Adds the options of all installed policies to the commands that use a policy. An option name shared by several policies applies to all of
 * them. Where the command has an option of that name itself, its value is passed to these policies.
 */
final class PolicyFlags {
    private static final int NAMES = 17; // columns
    private static final int COLUMNS = 80;

    private PolicyFlags() {}

    /** Adds the options, and the descriptions of the policies, to every command under {@code line} that uses a policy. */
    static void addTo(CommandLine line) {
        List<PolicyKind> kinds = PolicyKinds.installed().all();
        addTo(line, kinds);
    }

    private static void addTo(CommandLine line, List<PolicyKind> kinds) {
        CommandSpec spec = line.getCommandSpec();
        boolean takesPolicy =
                spec.mixins().values().stream().anyMatch(mixin -> mixin.userObject() instanceof PolicyOptions);
        if (takesPolicy) {
            ArgGroupSpec.Builder flags =
                    ArgGroupSpec.builder().validate(false).heading("%nOptions of single policies:%n");
            owners(kinds).forEach((name, owners) -> {
                if (spec.findOption("--" + name) == null) {
                    flags.addArg(flag(name, owners));
                }
            });
            spec.addArgGroup(flags.build());
            spec.usageMessage().abbreviateSynopsis(true);
            List<String> footer = new ArrayList<>(List.of("", "Policies:"));
            footer.addAll(described(kinds));
            footer.addAll(List.of(spec.usageMessage().footer()));
            spec.usageMessage().footer(footer.toArray(String[]::new));
        }
        line.getSubcommands().values().forEach(sub -> addTo(sub, kinds));
    }

    /** A line for each policy, and further ones, indented, where its description is long. */
    private static List<String> described(List<PolicyKind> kinds) {
        TextTable table = TextTable.forColumns(
                Help.defaultColorScheme(Help.Ansi.OFF),
                new Column(NAMES, 2, Column.Overflow.TRUNCATE),
                new Column(COLUMNS - NAMES, 1, Column.Overflow.WRAP));
        kinds.forEach(kind -> table.addRowValues(kind.name(), kind.description()));
        return table.toString().replace("%", "%%").lines().toList();
    }

    /** The options given on the command line, by name. */
    static Map<String, String> given(CommandSpec spec) {
        ParseResult parsed = spec.commandLine().getParseResult();
        Map<String, String> given = new LinkedHashMap<>();
        for (PolicyKind kind : PolicyKinds.installed().all()) {
            for (PolicyOption option : kind.options()) {
                String flag = "--" + option.name();
                if (parsed.hasMatchedOption(flag)) {
                    Object value = parsed.matchedOptionValue(flag, (Object) "true");
                    if (value instanceof String text) { // any other is the command's own, such as its --world
                        given.put(option.name(), text);
                    }
                }
            }
        }
        return given;
    }

    private static Map<String, List<PolicyKind>> owners(List<PolicyKind> kinds) {
        Map<String, List<PolicyKind>> owners = new TreeMap<>();
        for (PolicyKind kind : kinds) {
            for (PolicyOption option : kind.options()) {
                owners.computeIfAbsent(option.name(), name -> new ArrayList<>()).add(kind);
            }
        }
        return owners;
    }

    private static OptionSpec flag(String name, List<PolicyKind> owners) {
        PolicyOption option = owners.get(0).options().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        String of = String.join(", ", owners.stream().map(PolicyKind::name).toList());
        String usual = option.usual().isEmpty() ? "" : " (default: " + option.usual() + ")";
        String values = option.flag() ? "" : " Takes " + option.values() + usual + ".";
        return OptionSpec.builder("--" + name)
                .type(String.class)
                .arity(option.flag() ? "0" : "1")
                .paramLabel("VALUE")
                .description("Of " + of + ". " + option.description().replace("%", "%%") + values)
                .build();
    }
}
