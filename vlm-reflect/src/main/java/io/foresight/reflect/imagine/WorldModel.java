package io.foresight.reflect.imagine;

import io.foresight.planner.task.Action;
import java.util.List;

/** Imagines where plans lead. One thread at a time; close it. */
public interface WorldModel extends AutoCloseable {
    /**
     * What each plan leads to.
     *
     * @param plans one or more, each of one or more actions about pieces; they are imagined together
     * @return for each plan the futures that are possible, whose probabilities sum to 1
     * @throws io.foresight.planner.task.PlannerException WORLD_BROKEN when what is imagined cannot be
     */
    List<List<Future>> imagine(Observation now, List<List<Action>> plans);

    @Override
    void close();
}
