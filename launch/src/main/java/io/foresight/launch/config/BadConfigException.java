package io.foresight.launch.config;

import io.foresight.core.text.Problems;
import java.util.List;
import java.util.function.Function;

/** An invalid configuration. The message lists all problems, one per line, each with its location. */
public final class BadConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    BadConfigException(String source, List<String> problems) {
        super(source + " has " + counted(problems.size()) + ":\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    private static String counted(int problems) {
        if (problems > Problems.MOST) {
            return "more than " + Problems.MOST + " problems";
        }
        return problems == 1 ? "1 problem" : problems + " problems";
    }

    static Function<List<String>, BadConfigException> of(String source) {
        return problems -> new BadConfigException(source, problems);
    }

    /** Each problem as one line: location, problem, value, and what is allowed. */
    public List<String> problems() {
        return problems;
    }
}
