package io.foresight.launch.cli;

import io.foresight.core.text.DidYouMean;
import io.foresight.core.text.ShownText;
import io.foresight.launch.config.BadConfigException;
import io.foresight.ros2.node.BadArgumentsException;
import io.foresight.tensor.train.OtherConfigurationException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Converts exceptions to messages that a person can act on, and to the exit code. */
final class ErrorLines {
    static final String VERBOSE = "--verbose";
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    /** Options that had another name. */
    private static final Map<String, String> RENAMED = Map.of(
            "--strips", "--png",
            "--boards", "--tasks",
            "--frames", "--sweeps",
            "--minutes", "--seconds",
            "--stop-after", "--seconds",
            "--millis", "--seconds");

    private ErrorLines() {}

    /** Wrong usage: one line, with a suggestion and where to find help. */
    static int usage(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        err.println(name + ": " + ShownText.sentence(sentence(problem)) + " (" + name + " --help)");
        if (List.of(arguments).contains(VERBOSE)) {
            problem.printStackTrace(err);
        }
        err.flush();
        return WRONG_USAGE;
    }

    /** A failed command: one line, or one line per problem; a stack trace only with {@code --verbose}. */
    static int failure(Exception problem, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        String sentence = sentence(problem);
        err.println(command.getCommandSpec().qualifiedName() + ": "
                + (listsProblems(problem) ? ShownText.lines(sentence) : ShownText.sentence(sentence)));
        if (parsed.originalArgs().contains(VERBOSE)) {
            problem.printStackTrace(err);
        }
        err.flush();
        return FAILED;
    }

    /** The problem with the arguments, in one line. What is unknown comes before what is missing, as the one may be the other misspelt. */
    static String sentence(ParameterException problem) {
        List<String> unmatched = problem instanceof UnmatchedArgumentException known
                ? known.getUnmatched()
                : problem instanceof MissingParameterException
                        ? problem.getCommandLine().getUnmatchedArguments()
                        : List.of();
        if (!unmatched.isEmpty()) {
            String wrong = unmatched.get(0);
            String now = RENAMED.get(wrong.replaceFirst("=.*", ""));
            if (now != null && problem.getCommandLine().getCommandSpec().findOption(now) != null) {
                return "unknown option " + wrong + ", it is " + now + " now";
            }
            return "unknown " + (wrong.startsWith("-") ? "option " : "argument ") + wrong
                    + nearest(wrong, problem.getCommandLine().getCommandSpec())
                            .map(meant -> ", did you mean " + meant + "?")
                            .orElse("");
        }
        return firstLine(problem.getMessage());
    }

    private static Optional<String> nearest(String wrong, CommandSpec command) {
        String name = wrong.replaceFirst("=.*", "");
        List<String> known = new ArrayList<>();
        if (name.startsWith("-")) {
            command.options().stream().map(OptionSpec::longestName).forEach(known::add);
        } else {
            known.addAll(command.subcommands().keySet());
        }
        return DidYouMean.nearest(name, known);
    }

    /** Whether the lines of its message are ours. All others are one line, whatever foreign text they quote. */
    private static boolean listsProblems(Exception problem) {
        return problem instanceof BadConfigException
                || problem instanceof BadArgumentsException
                || problem instanceof OtherConfigurationException;
    }

    private static String sentence(Exception problem) {
        String message = problem.getMessage();
        if (problem instanceof NoSuchFileException missing && missing.getReason() == null) {
            return "no such file or folder: " + message;
        }
        if (problem instanceof AccessDeniedException) {
            return "no permission for " + message;
        }
        if (problem instanceof FileAlreadyExistsException) {
            return message + (isFile(message) ? " is a file already" : " exists already") + ": take another name";
        }
        if (problem instanceof NotDirectoryException) {
            return message + " is not a folder";
        }
        if (message == null || message.isBlank()) {
            return problem.getClass().getSimpleName() + " without a message; --verbose shows where";
        }
        return message.strip();
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("wrong usage");
    }
}
