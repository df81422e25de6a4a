package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What help says can be copied from a terminal of 80 columns, and works. */
class HelpTest {
    private static final int COLUMNS = 80;

    @Test
    void everyLineThatIsMeantToBeCopiedFitsInto80Columns() {
        List<String> wrapped = new ArrayList<>();
        for (CommandLine command : commands()) {
            for (String line : command.getCommandSpec().usageMessage().footer()) {
                String shown = String.format(line);
                if (shown.startsWith("  ") && shown.length() > COLUMNS) {
                    wrapped.add(command.getCommandSpec().qualifiedName() + ": " + shown);
                }
            }
        }
        assertThat(wrapped).isEmpty();
    }

    @Test
    void everyExampleIsACommandThatIsUnderstood() {
        List<String> wrong = new ArrayList<>();
        int examples = 0;
        for (CommandLine command : commands()) {
            for (String example : CommandText.commands(
                    List.of(command.getCommandSpec().usageMessage().footer()))) {
                CommandText.problem(example).ifPresent(problem -> wrong.add(example + ": " + problem));
                examples++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(examples).isGreaterThan(80);
    }

    @Test
    void everyCommandThatDoesSomethingPrintsJson() {
        for (CommandLine command : commands()) {
            if (command.getSubcommands().isEmpty()) {
                assertThat(command.getCommandSpec().findOption("--json"))
                        .as(command.getCommandSpec().qualifiedName())
                        .isNotNull();
            }
        }
    }

    @Test
    void optionsOfOneNameTakeValuesOfOneSort() {
        Map<String, String> sorts = Map.of(
                "--png", "DIR", "--frames", "A..B", "--tasks", "N", "--seconds", "S", "--sweeps", "N", "--seed", "N");
        for (CommandLine command : commands()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(option.paramLabel())
                        .as("%s %s", command.getCommandSpec().qualifiedName(), option.longestName())
                        .isEqualTo(sorts.getOrDefault(option.longestName(), option.paramLabel()));
            }
        }
    }

    @Test
    void anUnknownOptionIsNamedBeforeAMissingOne() {
        for (CommandLine command : commands()) {
            if (command.getSubcommands().isEmpty()) {
                List<String> words = new ArrayList<>(
                        List.of(command.getCommandSpec().qualifiedName().split(" ")));
                words.remove(0);
                words.add("--dta");
                CommandRun run = CommandRun.of(words.toArray(String[]::new));
                assertThat(run.code()).as(words.toString()).isEqualTo(2);
                assertThat(run.err())
                        .as(words.toString())
                        .contains("unknown option --dta")
                        .hasLineCount(1);
            }
        }
    }

    @Test
    void anOptionThatHadAnotherNameIsToldItsNewOne() {
        assertThat(CommandRun.of("assembly", "eval", "--strips", "x").err()).contains("it is --png now");
        assertThat(CommandRun.of("assembly", "stats", "--boards=3").err()).contains("it is --tasks now");
        assertThat(CommandRun.of("bench", "memory", "--minutes", "1").err()).contains("it is --seconds now");
        assertThat(CommandRun.of("train", "--stop-after", "1").err()).contains("it is --seconds now");
        assertThat(CommandRun.of("bench", "assembly", "--millis", "1").err()).contains("it is --seconds now");
        assertThat(CommandRun.of("dataset", "compare", "--frames", "1").err()).contains("it is --sweeps now");
        assertThat(CommandRun.of("doctor", "--frames", "1").err()).doesNotContain(" now");
    }

    private static List<CommandLine> commands() {
        List<CommandLine> found = new ArrayList<>();
        Deque<CommandLine> open = new ArrayDeque<>(List.of(Main.line(List.of())));
        while (!open.isEmpty()) {
            CommandLine command = open.pop();
            open.addAll(command.getSubcommands().values());
            found.add(command);
        }
        return found;
    }
}
