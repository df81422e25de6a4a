package io.foresight.planner.search;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Dependencies;

/** The expert for the board at hand, made once a board. */
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
