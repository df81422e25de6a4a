package io.foresight.reflect.imagine;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.PlannerException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A world model of which only what can be is believed. What cannot be is counted and imagined again; after {@value #MOST_ROUNDS} times in
 * one decision that decision imagines no more. One thread at a time.
 */
public final class Imagination implements AutoCloseable {
    /** Times in a decision that what was imagined may be wrong. */
    public static final int MOST_ROUNDS = 3;

    private static final double ROUNDING = 1e-6;
    private static final Logger LOG = LoggerFactory.getLogger(Imagination.class);

    private final WorldModel world;
    private int failed;
    private long broken;

    /** @param world closed with this */
    public Imagination(WorldModel world) {
        this.world = world;
    }

    /** Begins a decision. */
    public void begin() {
        failed = 0;
    }

    /**
     * What each plan leads to, as {@link WorldModel#imagine}.
     *
     * @return empty when what is imagined in this decision cannot be
     */
    public Optional<List<List<Future>>> of(Observation now, List<List<Action>> plans) {
        while (failed < MOST_ROUNDS) {
            try {
                List<List<Future>> imagined = world.imagine(now, plans);
                requirePossible(now, plans, imagined);
                return Optional.of(imagined);
            } catch (PlannerException wrong) {
                if (wrong.code() != PlannerException.Code.WORLD_BROKEN) {
                    throw wrong;
                }
                failed++;
                broken++;
                LOG.debug("event=imagined_wrong times={} detail={}", broken, wrong.getMessage());
            }
        }
        return Optional.empty();
    }

    /** How often what was imagined could not be, in all decisions. */
    public long broken() {
        return broken;
    }

    private static void requirePossible(Observation now, List<List<Action>> plans, List<List<Future>> imagined) {
        if (imagined.size() != plans.size()) {
            throw Frame.broken(plans.size() + " plans led to " + imagined.size() + " sets of futures");
        }
        for (int k = 0; k < plans.size(); k++) {
            double sum = 0;
            for (Future future : imagined.get(k)) {
                sum += future.probability();
                if (future.frames().size() != plans.get(k).size()) {
                    throw Frame.broken(plans.get(k).size() + " actions led through "
                            + future.frames().size() + " scenes");
                }
                future.frames()
                        .forEach(frame ->
                                frame.requirePossible(now.situation().pieces().size()));
            }
            if (!(Math.abs(sum - 1) <= ROUNDING)) {
                throw Frame.broken("the probabilities of a plan's futures sum to " + sum);
            }
        }
    }

    @Override
    public void close() {
        if (broken > 0) {
            LOG.warn("event=imagined_wrong times={} in all decisions", broken);
        }
        world.close();
    }
}
