package io.foresight.perception.data.survey;

/**
 * A problem found in a dataset.
 *
 * @param frame frame id, or the scene or file name where the problem is not in a single frame
 * @param field such as {@code points} or {@code labels[3].length}
 * @param message the value found and its limit
 */
public record FrameProblem(String frame, String field, String message) {}
