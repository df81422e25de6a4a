package io.foresight.reflect.prompt;

import io.foresight.planner.render.Picture;
import java.util.List;

/**
 * One question to a vision-language model.
 *
 * @param system who the model is
 * @param parts words and pictures, in the order in which they are read
 * @param answers all texts that answer it; actions as {@link io.foresight.planner.task.ActionText} reads them
 */
public record Prompt(String system, List<Part> parts, List<String> answers) {
    /** Copies the lists. */
    public Prompt {
        parts = List.copyOf(parts);
        answers = List.copyOf(answers);
    }

    /** Words or a picture. */
    public sealed interface Part permits Words, Image {}

    /** Some lines of text. */
    public record Words(String text) implements Part {}

    /** A picture, and what it is of. */
    public record Image(View view, Picture picture) implements Part {}

    /** What a picture is of. */
    public enum View {
        /** The finished board. */
        GOAL,
        /** The scene at this moment. */
        NOW,
        /** The scene as it would be after a plan. */
        IMAGINED
    }
}
