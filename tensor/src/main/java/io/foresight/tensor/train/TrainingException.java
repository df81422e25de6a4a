package io.foresight.tensor.train;

import java.util.List;

/** A training run that cannot go on, or cannot start. The message says what, the value, the limit and what to do. */
public class TrainingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** States the reason without a cause. */
    public TrainingException(String message) {
        super(message);
    }

    /** States the reason and keeps the exception that brought it about. */
    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Settings with {@code problems}; {@code subject} says which. */
    static TrainingException listing(String subject, List<String> problems) {
        return new TrainingException(subject
                + (problems.size() == 1 ? " have 1 problem: " : " have " + problems.size() + " problems: ")
                + String.join("; ", problems));
    }
}
