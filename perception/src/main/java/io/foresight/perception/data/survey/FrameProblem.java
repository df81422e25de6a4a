package io.foresight.perception.data.survey;

/**
 * Something unsound in a dataset.
 *
 * @param frame id, or the name of the scene or file where it is no single frame's
 * @param field such as {@code points} or {@code labels[3].length}
 * @param message value and limit
 */
public record FrameProblem(String frame, String field, String message) {}
