package io.foresight.reflect.learn;

import io.foresight.reflect.language.PolicyPrompt;
import io.foresight.reflect.read.PromptBatch;
import java.util.List;

/**
 * A decision to learn from.
 *
 * @param taskId for messages
 * @param prompt what is asked
 * @param seen what that is about
 * @param right set of the right answers, numbered as in {@link io.foresight.planner.rollout.ActionSpace}
 * @param wasted steps that were wasted by what was then done, 0 to {@value #MOST_WASTED}
 * @param met the policy that learns came there by itself
 */
record DecisionSample(String taskId, PolicyPrompt prompt, PromptBatch.Seen seen, long right, int wasted, boolean met) {
    static final int MOST_WASTED = 4;

    DecisionSample {
        wasted = Math.min(wasted, MOST_WASTED);
    }

    /** The same without what was done before. */
    DecisionSample withoutHistory() {
        PolicyPrompt forgetful = PolicyPrompt.propose(prompt.pieces(), prompt.instruction(), List.of());
        return new DecisionSample(
                taskId, prompt.reflection().map(forgetful::reflecting).orElse(forgetful), seen, right, wasted, met);
    }
}
