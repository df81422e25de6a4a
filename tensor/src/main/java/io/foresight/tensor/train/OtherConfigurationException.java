package io.foresight.tensor.train;

import java.util.List;

/** A sound checkpoint that belongs to another configuration; {@link #differences()} lists what differs. */
public final class OtherConfigurationException extends TrainingException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> differences;

    OtherConfigurationException(String file, List<String> differences) {
        super("checkpoint " + file + " belongs to another configuration and cannot be continued with this one:\n  "
                + String.join("\n  ", differences)
                + "\nRestore these values, or start a new run in another directory.");
        this.differences = List.copyOf(differences);
    }

    /** One line a difference: {@code key: checkpoint has A, this run has B}. */
    public List<String> differences() {
        return differences == null ? List.of() : differences;
    }
}
