package io.foresight.planner.search;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.task.AssemblyState;
import java.util.List;

/** How a search judges states that it does not look beyond: steps that seem to be left. */
public enum Value {
    /** The expert's exact count: privileged, it knows which piece must go in before which. */
    STEPS_TO_GO {
        @Override
        double stepsLeft(Expert expert, AssemblyState state) {
            int steps = expert.stepsToGo(state);
            return steps == Expert.UNSOLVABLE ? HOPELESS : steps;
        }
    },
    /** Two steps for every piece that is not in its place, whatever is in its way: all order must be found by search. */
    SEATED {
        @Override
        double stepsLeft(Expert expert, AssemblyState state) {
            return state.lost() != 0 ? HOPELESS : 2.0 * (state.pieces() - Integer.bitCount(state.seated()));
        }
    };

    /** Steps left where nothing helps any more. Finite, so that means of it stay comparable. */
    static final double HOPELESS = 1000;

    /** Which of them a search uses. */
    static final PolicyOption OPTION = PolicyOption.word(
            "value",
            "How greedy, mcts and beam judge states: steps-to-go (the expert's count) or seated (pieces in their places).",
            List.of("steps-to-go", "seated"));

    static Value of(PolicySettings settings) {
        return settings.text(OPTION.name()).equals("seated") ? SEATED : STEPS_TO_GO;
    }

    /** What a policy that searches with it is called. */
    String named(String policy) {
        return this == SEATED ? policy + "-seated" : policy;
    }

    abstract double stepsLeft(Expert expert, AssemblyState state);
}
