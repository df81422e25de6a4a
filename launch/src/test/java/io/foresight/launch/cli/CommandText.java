package io.foresight.launch.cli;

import io.foresight.ros2.node.BadArgumentsException;
import io.foresight.ros2.node.NodeArguments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Commands as a text shows them to be copied, read as a shell would read them. */
final class CommandText {
    private static final Pattern COMMAND = Pattern.compile("^\\s*(?:[A-Z_]+=\\S+ )*(?:\\./)?foresight (.*)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private CommandText() {}

    /** The commands among lines, each without the program's name; lines that end in a backslash go on. */
    static List<String> commands(List<String> lines) {
        List<String> commands = new ArrayList<>();
        String before = "";
        for (String line : lines) {
            String whole = before + line;
            before = "";
            if (whole.endsWith("\\")) {
                before = whole.substring(0, whole.length() - 1);
                continue;
            }
            Matcher command = COMMAND.matcher(whole);
            if (command.matches()) {
                commands.add(
                        command.group(1).replaceFirst("\\s+(#|\\||>|&).*", "").strip());
            }
        }
        return commands;
    }

    /** Texts name files as they lie from the repository's folder. */
    private static String inRepository(String word) {
        return word.startsWith("launch/") ? Path.of("..", word).toString() : word;
    }

    /** What the program would say against it before it does anything. */
    static Optional<String> problem(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            String quoted = word.group(1) == null ? word.group(2) : word.group(1);
            words.add(inRepository(quoted == null ? word.group(3) : quoted));
        }
        SplitArguments split = SplitArguments.of(words);
        try {
            ParseResult parsed = Main.line(split.ros()).parseArgs(split.own().toArray(String[]::new));
            NodeArguments.parse(split.ros());
            return split.ros().isEmpty() || Main.joinsGraph(parsed) ? Optional.empty() : Optional.of(Main.NO_NODE);
        } catch (ParameterException wrong) {
            return Optional.of(ErrorLines.sentence(wrong));
        } catch (BadArgumentsException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }
}
