package io.foresight.reflect.experiment.report;

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

    /** All that are asked. */
    static final List<Question> ALL = List.of(
            new Question("does ours solve more than the strongest row without imagination?", STRONGEST, "reflect"),
            new Question("and with the embedded policy's proposals?", STRONGEST, "reflect-embedded"),
            new Question(
                    "does imagining alone solve more than its proposals?", "post-trained", "reflect-embedded-forward"),
            new Question(
                    "and than those that are checked by belief alone?",
                    "reflect-embedded-neither",
                    "reflect-embedded-forward"),
            new Question(
                    "does imagining samples solve more than rules on the likeliest?",
                    "decoded-rules",
                    "reflect-forward"),
            new Question("does learning from what happens solve more?", "reflect-forward", "reflect"),
            new Question("does imagining add to that?", "reflect-backward", "reflect"),
            new Question("does post-training solve more than cloning?", "cloned", "post-trained"),
            new Question("does the true simulator?", "post-trained", "paths-simulator"),
            new Question("does the paper's loop with diffusion?", "post-trained", "paper-diffusion"),
            new Question("does the paper's loop with the simulator?", "post-trained", "paper-simulator"),
            new Question("does the expert solve more than ours?", "reflect", "expert"));

    /** Gains whose share is asked: base, with a learnt model, with the true simulator. */
    static final List<List<String>> GAINS = List.of(
            List.of("post-trained", "reflect-embedded-forward", "paths-simulator"),
            List.of("post-trained", "paths-belief", "paths-simulator"),
            List.of("post-trained", "paths-latent", "paths-simulator"),
            List.of("post-trained", "paper-latent", "paper-simulator"),
            List.of("post-trained", "paper-diffusion", "paper-simulator"));
}
