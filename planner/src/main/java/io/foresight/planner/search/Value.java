package io.foresight.planner.search;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.task.AssemblyState;
import java.util.List;

/** Evaluation of leaf states of a search: estimated remaining steps. */
public enum Value {
    /** The expert's exact count: privileged, because it uses the dependencies. */
    STEPS_TO_GO {
        @Override
        double stepsLeft(Expert expert, AssemblyState state) {
            int steps = expert.stepsToGo(state);
            return steps == Expert.UNSOLVABLE ? HOPELESS : steps;
        }
    },
    /** Two steps for every piece that is not seated, whatever blocks it: the order must be found by search. */
    SEATED {
        @Override
        double stepsLeft(Expert expert, AssemblyState state) {
            return state.lost() != 0 ? HOPELESS : 2.0 * (state.pieces() - Integer.bitCount(state.seated()));
        }
    };

    /** Remaining steps of hopeless states. Finite, so that means remain comparable. */
    static final double HOPELESS = 1000;

    /** The option that selects the value function. */
    static final PolicyOption OPTION = PolicyOption.word(
            "value",
            "How greedy, mcts and beam judge states: steps-to-go (the expert's count) or seated (pieces in their places).",
            List.of("steps-to-go", "seated"));

    static Value of(PolicySettings settings) {
        return settings.text(OPTION.name()).equals("seated") ? SEATED : STEPS_TO_GO;
    }

    /** Name of a policy that searches with it. */
    String named(String policy) {
        return this == SEATED ? policy + "-seated" : policy;
    }

    abstract double stepsLeft(Expert expert, AssemblyState state);
}
