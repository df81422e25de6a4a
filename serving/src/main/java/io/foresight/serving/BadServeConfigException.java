package io.foresight.serving;

import java.util.List;

/** A configuration with which the service cannot start. */
public final class BadServeConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // nothing here is ever serialised; javac 25 asks
    private final List<String> problems;

    /** Creates the exception; each problem names the key, its value and its limit. */
    public BadServeConfigException(List<String> problems) {
        super("bad configuration: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems, each naming the key, its value and its limit. */
    public List<String> problems() {
        return problems;
    }
}
