package io.foresight.planner.search;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Dependencies;

/** The expert of the current board, created once per board. */
final class ExpertOfBoard {
    private Dependencies dependencies;
    private Expert expert;

    Expert of(Dependencies wanted) {
        if (!wanted.equals(dependencies)) {
            expert = new Expert(wanted);
            dependencies = wanted;
        }
        return expert;
    }
}
