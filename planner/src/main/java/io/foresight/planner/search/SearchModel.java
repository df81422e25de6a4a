package io.foresight.planner.search;

import io.foresight.planner.policy.Moment;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Scene;
import io.foresight.planner.world.StepResult;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A world as the model of a search. It is reseeded before each step, so that the search cannot foresee the random numbers of the world in
 * which the action is executed. Not thread-safe.
 */
public final class SearchModel implements AutoCloseable {
    private final AssemblyWorld model;
    private AssemblyTask loaded;
    private SplittableRandom random = new SplittableRandom(0);
    private Situation situation;

    /** Takes ownership of the world: closing this closes it. */
    public SearchModel(AssemblyWorld model) {
        this.model = model;
    }

    /** Sets the model to the situation: to its saved state if the model is a world of that kind, otherwise to its symbolic state. */
    public void enter(Situation now, long seed) {
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

    /** The model's present state, for restoring it. */
    public byte[] moment() {
        return model.save();
    }

    /** Restores a state that {@link #moment} gave since the situation was entered. */
    public void back(byte[] moment) {
        model.restore(moment);
    }

    /** The model's present poses. */
    public Scene scene() {
        return model.observe();
    }

    /** The result of a simulated action; empty when the model failed. Then call {@link #back} before the next step. */
    public Optional<StepResult> step(Action action) {
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
