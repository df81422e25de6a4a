package io.foresight.reflect.learn;

import io.foresight.core.text.Problems;
import io.foresight.reflect.network.PolicyNetwork;
import io.foresight.tensor.train.TrainingSettings;
import java.util.List;
import java.util.Optional;

/**
 * How a model that reflects is trained, from nothing: its readers of order and of places, its outcome rules, its policy.
 *
 * @param id of the model, such as {@code reflect-sim-1}
 * @param side of the pictures, pixels
 * @param boards of the training split that are used
 * @param outcomeEpisodes episodes in which it is counted how actions end
 * @param precision {@code fp32} or {@code bf16}, of the networks' products
 * @param seed of the tasks that are drawn; each stage's training has a seed of its own
 * @param order of the network that reads orders
 * @param piece of the network that reads places
 * @param policy of the network that proposes; the model has none if absent
 */
public record ReflectConfig(
        String id,
        int side,
        int boards,
        int outcomeEpisodes,
        String precision,
        long seed,
        Stage order,
        Stage piece,
        Optional<Stage> policy) {
    private static final int SMOKE_BOARDS = 200;
    private static final int MOST_BOARDS = 1_000_000;
    private static final int MOST_EPISODES = 10_000_000;

    /** Checks every value and reports all problems at once. */
    public ReflectConfig {
        Problems problems = new Problems();
        if (id == null || !id.matches("[a-z0-9][a-z0-9.-]{0,63}")) {
            problems.add("id must be 1 to 64 of a-z, 0-9, '.', '-', got " + id);
        }
        problems.require(
                PolicyNetwork.reads(side), "side", side, "216 to 227 pixels, of which the policy's patches are made");
        problems.requireWithin("boards", boards, 1, MOST_BOARDS);
        problems.requireWithin("outcomeEpisodes", outcomeEpisodes, 1, MOST_EPISODES);
        if (!List.of("fp32", "bf16").contains(String.valueOf(precision))) {
            problems.add("precision must be fp32 or bf16, got " + precision);
        }
        problems.throwIfAny();
    }

    /** The same in so small that it shows in a minute whether everything works. */
    public ReflectConfig smoke() {
        return new ReflectConfig(
                id,
                side,
                SMOKE_BOARDS,
                SMOKE_BOARDS,
                precision,
                seed,
                order.smoke(),
                piece.smoke(),
                policy.map(Stage::smoke));
    }

    /**
     * One network's training.
     *
     * @param batch boards, scenes or decisions a step
     */
    public record Stage(int batch, TrainingSettings training) {
        private static final int MOST = 4096;
        private static final int SMOKE_STEPS = 3;
        private static final int SMOKE_BATCH = 2;

        /** Checks the batch. */
        public Stage {
            Problems problems = new Problems();
            problems.requireWithin("batch", batch, 1, MOST);
            problems.throwIfAny();
        }

        private Stage smoke() {
            return new Stage(SMOKE_BATCH, training.withSteps(SMOKE_STEPS));
        }
    }
}
