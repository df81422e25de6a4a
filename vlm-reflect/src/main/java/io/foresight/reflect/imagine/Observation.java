package io.foresight.reflect.imagine;

import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.AssemblyState;
import io.foresight.reflect.belief.Hypothesis;
import io.foresight.reflect.belief.OrderReading;
import java.util.List;

/**
 * From where a plan is imagined. Pieces are numbered as {@link Situation#pieces} lists them.
 *
 * @param situation with pictures of scene and goal
 * @param order what the goal's picture says about which piece lies over which
 * @param frame the present as the reader sees it
 * @param samples what may be, each as likely as the others; empty where no belief is kept
 */
public record Observation(Situation situation, OrderReading order, Frame frame, List<Hypothesis> samples) {
    /** Copies the samples. */
    public Observation {
        samples = List.copyOf(samples);
    }

    /** The likeliest state in a scene that was seen or imagined, in the likeliest order: the first sample's, or the reading's without any. */
    public Hypothesis likeliest(Frame scene) {
        AssemblyState state = scene.places().likeliestState();
        return samples.isEmpty()
                ? Hypothesis.of(state, order.likeliest())
                : samples.get(0).at(state);
    }
}
