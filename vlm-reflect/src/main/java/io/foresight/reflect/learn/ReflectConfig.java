package io.foresight.reflect.learn;

import io.foresight.core.text.Problems;
import io.foresight.reflect.network.ImagineLoss;
import io.foresight.reflect.network.PictureWindow;
import io.foresight.reflect.network.SceneCells;
import io.foresight.reflect.network.Thumbnail;
import io.foresight.tensor.train.TrainingSettings;
import java.util.List;
import java.util.Optional;

/**
 * How a model that reflects is trained: its readers of order and of places, its outcome rules, its policy, its imagination.
 *
 * @param id of the model, such as {@code reflect-sim-1}
 * @param side of the pictures, pixels
 * @param boards of the training split that are used
 * @param outcomeEpisodes episodes in which it is counted how actions end; absent if it goes on from a model
 * @param precision {@code fp32} or {@code bf16}, of the networks' products
 * @param seed of the tasks that are drawn; each stage's training has a seed of its own
 * @param from a name in {@code models/}, or a folder: the model that it goes on from, whose counts of outcomes, and whose networks that
 *     have no stage here, are taken as they are; if absent it begins from nothing
 * @param order of the network that reads orders; absent if it goes on from a model
 * @param piece of the network that reads places; likewise
 * @param policy of the network that proposes; may be absent
 * @param imagine of the network that imagines; likewise
 * @param diffusion of the network that draws what it imagines; likewise
 */
public record ReflectConfig(
        String id,
        int side,
        int boards,
        Optional<Integer> outcomeEpisodes,
        String precision,
        long seed,
        Optional<String> from,
        Optional<Stage> order,
        Optional<Stage> piece,
        Optional<PolicyPlan> policy,
        Optional<Imagine> imagine,
        Optional<Stage> diffusion) {
    private static final int SMOKE_BOARDS = 200;
    private static final int MOST_BOARDS = 1_000_000;
    private static final int MOST_EPISODES = 10_000_000;

    /** Checks every value and reports all problems at once. */
    public ReflectConfig {
        Problems problems = new Problems();
        if (id == null || !id.matches("[a-z0-9][a-z0-9.-]{0,63}")) {
            problems.add("id must be 1 to 64 of a-z, 0-9, '.', '-', got " + id);
        }
        problems.requireWithin("side", side, PictureWindow.LEAST_SIDE, PictureWindow.MOST_SIDE);
        problems.requireWithin("boards", boards, 1, MOST_BOARDS);
        outcomeEpisodes.ifPresent(count -> problems.requireWithin("outcomeEpisodes", count, 1, MOST_EPISODES));
        if (!List.of("fp32", "bf16").contains(String.valueOf(precision))) {
            problems.add("precision must be fp32 or bf16, got " + precision);
        }
        if (imagine.isPresent() && !Thumbnail.fits(side)) {
            problems.add("side must give a window of a multiple of " + Thumbnail.SIDE
                    + " pixels for what is imagined, such as 72, 144 or 224, got " + side);
        }
        if (diffusion.isPresent() && !SceneCells.fits(side)) {
            problems.add("side must give a window of a multiple of " + SceneCells.SIDE
                    + " pixels for what is drawn, such as 112 or 224, got " + side);
        }
        boolean none = order.isEmpty() && piece.isEmpty() && outcomeEpisodes.isEmpty();
        boolean all = order.isPresent() && piece.isPresent() && outcomeEpisodes.isPresent();
        if (from.isPresent() ? !none : !all) {
            problems.add("give either from, or order, piece and outcome_episodes: got"
                    + from.map(model -> " from: " + model).orElse("")
                    + (order.isPresent() ? " order" : "")
                    + (piece.isPresent() ? " piece" : "")
                    + (outcomeEpisodes.isPresent() ? " outcome_episodes" : "")
                    + (none && from.isEmpty() ? " none of them" : ""));
        }
        if (from.isPresent() && policy.isEmpty() && imagine.isEmpty() && diffusion.isEmpty()) {
            problems.add("nothing is left to train: give policy, imagine or diffusion");
        }
        problems.throwIfAny();
    }

    /** The same in so small that it shows in a minute whether everything works. */
    public ReflectConfig smoke() {
        return new ReflectConfig(
                id,
                side,
                SMOKE_BOARDS,
                outcomeEpisodes.map(count -> SMOKE_BOARDS),
                precision,
                seed,
                from,
                order.map(Stage::smoke),
                piece.map(Stage::smoke),
                policy.map(PolicyPlan::smoke),
                imagine.map(Imagine::smoke),
                diffusion.map(Stage::smoke));
    }

    /**
     * One network's training.
     *
     * @param batch boards or scenes a step
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

    /**
     * Training of the network that imagines.
     *
     * @param batch plans a step
     * @param loss how much its terms count
     */
    public record Imagine(int batch, ImagineLoss loss, TrainingSettings training) {
        /** Checks the batch. */
        public Imagine {
            new Stage(batch, training);
        }

        private Imagine smoke() {
            Stage small = new Stage(batch, training).smoke();
            return new Imagine(small.batch(), loss, small.training());
        }
    }
}
