package io.foresight.planner.rollout;

import io.foresight.planner.task.PlannerException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chooses who acts during data collection: for each decision the expert, a random draw, or the learner, as in DAgger (Ross, Gordon,
 * Bagnell, AISTATS 2011) and in ReflectVLM's post-training. Each episode draws one of several mixtures, so that some stay close to the
 * expert's trajectories and some go far from them. The choice depends only on the seed, the episode's number and the step.
 */
public final class RollIn {
    private static final long EPISODE = 0x9E3779B97F4A7C15L;

    private final List<Mixture> mixtures;
    private final long seed;

    /** @param mixtures at least one, with equal probabilities */
    public RollIn(List<Mixture> mixtures, long seed) {
        if (mixtures.isEmpty()) {
            throw new PlannerException(PlannerException.Code.SETTING_WRONG, "a roll-in needs 1 mixture or more, got 0");
        }
        this.mixtures = List.copyOf(mixtures);
        this.seed = seed;
    }

    /**
     * Shares of the decisions.
     *
     * @param expert share of the expert: one of the best actions, with equal probabilities
     * @param possible share of random actions that the state does not refuse, without {@code done}
     * @param any share of random actions among all, without {@code done}; most are refused
     */
    public record Mixture(double expert, double possible, double any) {
        public Mixture {
            double sum = expert + possible + any;
            if (!(expert >= 0 && possible >= 0 && any >= 0 && sum <= 1 + 1e-9)) {
                throw new PlannerException(
                        PlannerException.Code.SETTING_WRONG,
                        "shares of a mixture must be 0 or more and 1 together at most, got " + expert + ", " + possible
                                + ", " + any);
            }
        }

        /** The remaining share, of the learner. */
        public double learner() {
            return Math.max(0, 1 - expert - possible - any);
        }
    }

    /** The mixture of an episode. */
    public Mixture mixture(long episode) {
        return mixtures.get(new SplittableRandom(seed ^ episode * EPISODE).nextInt(mixtures.size()));
    }

    /**
     * Chooses an action for each lane.
     *
     * @param learner (N), the learner's actions; not used if its share is 0
     */
    public int[] choose(StepBatch batch, int[] learner) {
        if (learner.length != batch.lanes()) {
            throw new IllegalArgumentException(
                    "a learner answers for each of " + batch.lanes() + " lanes, got " + learner.length + " actions");
        }
        int[] chosen = new int[batch.lanes()];
        for (int lane = 0; lane < chosen.length; lane++) {
            long episode = batch.episode()[lane];
            Mixture mixture = mixture(episode);
            SplittableRandom random =
                    new SplittableRandom(seed + episode * EPISODE + (batch.step()[lane] + 1) * 0xD1342543DE82EF95L);
            double who = random.nextDouble();
            if (who < mixture.expert()) {
                chosen[lane] = oneOf(batch.best()[lane], random);
            } else if (who < mixture.expert() + mixture.possible() && batch.possible()[lane] != 0) {
                chosen[lane] = oneOf(batch.possible()[lane], random);
            } else if (who < 1 - mixture.learner()) {
                chosen[lane] = oneOf(ActionSpace.anything(batch.task(lane).board()), random);
            } else {
                chosen[lane] = learner[lane];
            }
        }
        return chosen;
    }

    private static int oneOf(long set, SplittableRandom random) {
        long left = set;
        for (int skip = random.nextInt(Long.bitCount(set)); skip > 0; skip--) {
            left &= left - 1;
        }
        return Long.numberOfTrailingZeros(left);
    }
}
