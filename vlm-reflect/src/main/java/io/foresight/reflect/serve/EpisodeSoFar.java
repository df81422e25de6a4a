package io.foresight.reflect.serve;

import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Colour;
import java.util.List;

/**
 * The history of an episode as given in a request.
 *
 * @param earlier past moments with pictures, oldest first
 * @param now the moment to decide in
 * @param seed of all its decisions
 */
record EpisodeSoFar(List<Situation> earlier, Situation now, long seed) {
    EpisodeSoFar {
        earlier = List.copyOf(earlier);
    }

    /** By number. */
    List<Colour> pieces() {
        return now.pieces();
    }
}
