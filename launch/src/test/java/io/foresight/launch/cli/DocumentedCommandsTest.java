package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command that a document shows in full is one that the program understands. */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern IN_A_SENTENCE = Pattern.compile("`(\\./foresight [^`]+)`");

    @Test
    void everyCommandInADocumentIsUnderstood() throws IOException {
        List<String> wrong = new ArrayList<>();
        int commands = 0;
        for (Path document : documents()) {
            for (String command : commands(document)) {
                commands++;
                CommandText.problem(command)
                        .ifPresent(problem -> wrong.add(ROOT.relativize(document) + ": " + command + ": " + problem));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(commands).isGreaterThan(80);
    }

    private static List<String> commands(Path document) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(document)) {
            lines.add(line.replaceFirst("^# +(?=\\./foresight )", ""));
            Matcher spans = IN_A_SENTENCE.matcher(line);
            while (spans.find()) {
                lines.add(spans.group(1));
            }
        }
        return CommandText.commands(lines).stream()
                .filter(command -> !command.matches("[a-z ]+")) // the name of a command alone, in a sentence
                .toList();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            return files.filter(file -> file.toString().endsWith(".md")
                            || file.endsWith("train.yaml")
                            || file.endsWith("policy.yaml"))
                    .filter(file -> !file.toString().contains("node_modules")
                            && !file.toString().contains("/target/"))
                    .filter(file -> !ROOT.relativize(file).startsWith("runs"))
                    .sorted()
                    .toList();
        }
    }
}
