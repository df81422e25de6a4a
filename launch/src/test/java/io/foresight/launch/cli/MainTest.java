package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    @Test
    void anUnknownCommandIsWrongUsageAndNamesTheLikelyOne() {
        CommandRun run = CommandRun.of("doctr");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "foresight: unknown argument doctr, did you mean doctor? (foresight --help)");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anUnknownOptionIsWrongUsageAndNamesTheLikelyOne() {
        CommandRun run = CommandRun.of("doctor", "--jsno");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("unknown option --jsno, did you mean --json?")
                .hasLineCount(1);
    }

    @Test
    void noCommandIsWrongUsage() {
        CommandRun run = CommandRun.of();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("no command given").hasLineCount(1);
    }

    @Test
    void aStackTraceIsShownOnlyOnRequest() {
        assertThat(CommandRun.of("nonsense").err()).doesNotContain("\tat ");
        assertThat(CommandRun.of("nonsense", "--verbose").err()).contains("\tat ");
    }

    @Test
    void anOutputOfTheWrongSortIsRefusedByItsNameBeforeAnyWork(@TempDir Path folder) throws IOException {
        String file = Files.writeString(folder.resolve("file"), "").toString();
        String place = folder.toString();
        assertRefused("--out writes a file, " + place, "perceive", "--data", "bin:x", "--out", place);
        assertRefused("--png writes a folder, " + file, "perceive", "--data", "bin:x", "--png", file);
        assertRefused("--png writes a folder, " + file, "assembly", "solve", "--png", file);
        assertRefused("--log writes a file, " + place, "assembly", "eval", "--log", place);
        assertRefused("--out writes a file, " + place, "assembly", "generate", "--out", place, "--overwrite");
        assertRefused(
                "--to writes a folder, " + file, "dataset", "convert", "--data", "bin:x", "--to", "kitti:" + file);
        assertRefused("--out writes a file, " + place, "record", "--all", "--out", place);
    }

    @Test
    void aFolderInPlaceOfAFileIsNamed(@TempDir Path folder) {
        String place = folder.toString();
        for (String[] words : new String[][] {
            {"serve", "planner", "--config", place},
            {"train", "--config", place, "--out", "x"},
            {"launch", place},
            {"assembly", "eval", "--tasks-file", place},
        }) {
            CommandRun run = CommandRun.of(words);
            assertThat(run.code()).as(words[0]).isEqualTo(1);
            assertThat(run.err()).as(words[0]).contains(place + " is a folder, a file is needed");
        }
    }

    @Test
    void aTaskSoFarBehindThatMakingItTakesMinutesIsRefused() {
        assertRefused("--index must be 0 to 999, got 1000", "assembly", "solve", "--index", "1000");
    }

    private static void assertRefused(String why, String... words) {
        CommandRun run = CommandRun.of(words);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(why).hasLineCount(1);
    }

    @Test
    void everyCommandHasHelpWithExamples() {
        for (String[] command : commands()) {
            String[] arguments = new String[command.length + 1];
            System.arraycopy(command, 0, arguments, 0, command.length);
            arguments[command.length] = "--help";
            CommandRun run = CommandRun.of(arguments);

            assertThat(run.code()).as(String.join(" ", arguments)).isZero();
            assertThat(run.out())
                    .as(String.join(" ", arguments))
                    .contains("Usage: foresight")
                    .contains("Examples:")
                    .contains("foresight " + String.join(" ", command));
        }
    }

    @Test
    void everyCommandRefusesAnUnknownOption() {
        for (String[] command : commands()) {
            String[] arguments = new String[command.length + 1];
            System.arraycopy(command, 0, arguments, 0, command.length);
            arguments[command.length] = "--verbos";
            CommandRun run = CommandRun.of(arguments);

            assertThat(run.code()).as(String.join(" ", arguments)).isEqualTo(2);
            assertThat(run.err())
                    .as(String.join(" ", arguments))
                    .hasLineCount(1)
                    .doesNotContain("\tat ");
        }
    }

    /** All commands that do something, as the words that call them. */
    private static List<String[]> commands() {
        List<String[]> found = new ArrayList<>();
        Deque<CommandLine> open = new ArrayDeque<>(List.of(new CommandLine(new Main())));
        while (!open.isEmpty()) {
            CommandLine command = open.pop();
            open.addAll(command.getSubcommands().values());
            String[] words = command.getCommandSpec().qualifiedName().split(" ");
            if (words.length > 1) {
                found.add(java.util.Arrays.copyOfRange(words, 1, words.length));
            }
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    @Test
    void resultsThatCannotBeWrittenAreAFailureUnlessTheirReaderHadEnough() {
        StringWriter err = new StringWriter();
        StandardOutput full = new StandardOutput(failing("No space left on device"));
        assertThat(Main.run(full, new PrintWriter(err), "--version")).isEqualTo(1);
        assertThat(err.toString()).contains("standard output").contains("No space left on device");
        StringWriter quiet = new StringWriter();
        StandardOutput left = new StandardOutput(failing("Broken pipe"));
        assertThat(Main.run(left, new PrintWriter(quiet), "--version")).isZero();
        assertThat(quiet.toString()).isEmpty();
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
