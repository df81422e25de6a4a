package io.foresight.serving;

import java.util.List;

/** A configuration that the service does not start with. */
public final class BadServeConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // nothing here is ever serialised; javac 25 asks
    private final List<String> problems;

    /** Each problem names the key, its value and its limit. */
    public BadServeConfigException(List<String> problems) {
        super("bad configuration: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Every problem found, each naming the key, its value and its limit. */
    public List<String> problems() {
        return problems;
    }
}
