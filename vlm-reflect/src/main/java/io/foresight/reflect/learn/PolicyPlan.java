package io.foresight.reflect.learn;

import io.foresight.core.text.Problems;
import io.foresight.tensor.train.TrainingSettings;
import java.util.Optional;

/**
 * How the policy that proposes is trained: it clones demonstrations, then learns from what it does itself.
 *
 * @param batch decisions a step
 * @param tasks that are demonstrated
 * @param kept decisions of each at most
 * @param cloning steps and rates; absent if the clone of the model that the training goes on from is to be taken as it is
 * @param rounds of learning from its own episodes; none if absent
 */
public record PolicyPlan(int batch, int tasks, int kept, Optional<TrainingSettings> cloning, Optional<Rounds> rounds) {
    private static final int MOST_BATCH = 4096;
    private static final int MOST_TASKS = 1_000_000;
    private static final int MOST_KEPT = 30;
    private static final int SMOKE_STEPS = 3;
    private static final int SMOKE_BATCH = 2;

    /** Checks every value and reports all problems at once. */
    public PolicyPlan {
        new Problems()
                .requireWithin("batch", batch, 1, MOST_BATCH)
                .requireWithin("tasks", tasks, 1, MOST_TASKS)
                .requireWithin("kept", kept, 1, MOST_KEPT)
                .require(
                        cloning.isPresent() || rounds.isPresent(),
                        "what is trained",
                        "nothing",
                        "cloning, rounds or both")
                .throwIfAny();
    }

    /** The same in so small that it shows in seconds whether everything works. */
    PolicyPlan smoke() {
        return new PolicyPlan(
                SMOKE_BATCH, 2, 2, cloning.map(how -> how.withSteps(SMOKE_STEPS)), rounds.map(Rounds::smoke));
    }

    /**
     * Rounds of interactive post-training (ReflectVLM, arXiv 2502.16707, algorithm 1): the policy plays, its decisions are labelled by the
     * expert, and it learns from all that was collected so far.
     *
     * @param count rounds
     * @param episodes of each
     * @param helped share of the steps that the expert takes, 0 to 1; it also steps in where the policy goes round in circles
     * @param drawing how decisions are drawn
     * @param closeness weight of the divergence from the cloned policy; 0: none
     * @param training of each round
     */
    public record Rounds(
            int count, int episodes, double helped, Drawing drawing, double closeness, TrainingSettings training) {
        private static final int MOST_COUNT = 20;
        private static final int MOST_EPISODES = 1_000_000;
        private static final double MOST_CLOSENESS = 100;

        /** Checks every value and reports all problems at once. */
        public Rounds {
            new Problems()
                    .requireWithin("count", count, 1, MOST_COUNT)
                    .requireWithin("episodes", episodes, 1, MOST_EPISODES)
                    .require(helped >= 0 && helped <= 1, "helped", helped, "0 to 1")
                    .require(closeness >= 0 && closeness <= MOST_CLOSENESS, "closeness", closeness, "0 to 100")
                    .throwIfAny();
        }

        private Rounds smoke() {
            return new Rounds(1, 2, helped, drawing, closeness, training.withSteps(SMOKE_STEPS));
        }
    }
}
