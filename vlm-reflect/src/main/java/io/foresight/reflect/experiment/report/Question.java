package io.foresight.reflect.experiment.report;

import io.foresight.reflect.experiment.DeclaredRows;
import io.foresight.reflect.experiment.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of two rows.
 *
 * @param first name of a row, or {@link #STRONGEST}
 * @param second name of a row
 */
record Question(String asked, String first, String second) {
    /** The row without imagination that solves most. Taking it by these very tasks favours it. */
    static final String STRONGEST = "strongest without imagination";

    private static final List<Question> ASKED = List.of(
            new Question("does ours solve more than the strongest row without imagination?", STRONGEST, "reflect"),
            new Question("and with the cloned policy's proposals?", STRONGEST, "reflect-cloned"),
            new Question("does imagining alone solve more than its proposals?", "cloned", "reflect-cloned-forward"),
            new Question(
                    "and than those that are checked by belief alone?",
                    "reflect-cloned-neither",
                    "reflect-cloned-forward"),
            new Question(
                    "does imagining samples solve more than rules on the likeliest?",
                    "decoded-rules",
                    "reflect-forward"),
            new Question("does learning from what happens solve more?", "reflect-forward", "reflect"),
            new Question("does imagining add to that?", "reflect-backward", "reflect"),
            new Question("does post-training solve more than cloning?", "cloned", "post-trained"),
            new Question("does the true simulator?", "cloned", "paths-simulator"),
            new Question("does the paper's loop with diffusion?", "cloned", "paper-diffusion"),
            new Question("does the paper's loop with the simulator?", "cloned", "paper-simulator"),
            new Question("does the expert solve more than ours?", "reflect", "expert"));

    /** Gains whose share is asked: base, with a learnt model, with the true simulator. */
    static final List<List<String>> GAINS = List.of(
            List.of("cloned", "reflect-cloned-forward", "paths-simulator"),
            List.of("cloned", "paths-belief", "paths-simulator"),
            List.of("cloned", "paths-latent", "paths-simulator"),
            List.of("cloned", "paper-latent", "paper-simulator"),
            List.of("cloned", "paper-diffusion", "paper-simulator"));

    /** All that are asked, and what each condition takes away. */
    static List<Question> all() {
        List<Question> all = new ArrayList<>(ASKED);
        for (Row row : DeclaredRows.disturbed()) {
            all.add(new Question("what is lost: " + row.condition().title() + "?", "reflect", row.name()));
        }
        return all;
    }
}
