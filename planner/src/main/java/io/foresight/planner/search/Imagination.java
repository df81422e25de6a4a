package io.foresight.planner.search;

import io.foresight.planner.policy.Moment;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.StepResult;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A world to try things out in. Chance in it is drawn anew before each step, so that nobody foresees the luck of the world in which the
 * action is then carried out.
 */
final class Imagination implements AutoCloseable {
    private final AssemblyWorld model;
    private AssemblyTask loaded;
    private SplittableRandom random = new SplittableRandom(0);
    private Situation situation;

    Imagination(AssemblyWorld model) {
        this.model = model;
    }

    /** Goes to the situation: to its saved moment when the model is a world of that kind, else to its state. */
    void enter(Situation now, long seed) {
        random = new SplittableRandom(seed);
        situation = now;
        Moment.Saved saved = now.saved().orElse(null);
        if (saved == null || !saved.worldKind().equals(model.kind())) {
            reset();
            return;
        }
        try {
            if (!now.task().equals(loaded)) {
                reset();
            }
            model.restore(saved.bytes());
        } catch (PlannerException foreign) {
            if (foreign.code() != PlannerException.Code.SAVED_STATE_FOREIGN) {
                throw foreign;
            }
            reset();
        }
    }

    /** The moment that the model is at, to come back to. */
    byte[] moment() {
        return model.save();
    }

    void back(byte[] moment) {
        model.restore(moment);
    }

    /** What the action leads to, this time; empty when the model broke down. Call {@link #back} before the next step then. */
    Optional<StepResult> step(Action action) {
        model.reseed(random.nextLong());
        try {
            return Optional.of(model.step(action));
        } catch (PlannerException broken) {
            if (broken.code() != PlannerException.Code.WORLD_BROKEN) {
                throw broken;
            }
            reset();
            return Optional.empty();
        }
    }

    SplittableRandom random() {
        return random;
    }

    @Override
    public void close() {
        model.close();
    }

    private void reset() {
        loaded = null;
        model.reset(situation.task(), situation.state(), random.nextLong());
        loaded = situation.task();
    }
}
