package io.foresight.reflect.serve;

import io.foresight.planner.serve.Answer;
import io.foresight.planner.serve.AnswerRules;
import io.foresight.planner.serve.RefusedException;
import io.foresight.serving.CallRules;
import io.grpc.StatusRuntimeException;

/** Counts the calls that are refused before their work begins. */
final class CountedRules implements CallRules {
    private final AnswerRules rules;
    private final CallCounts counts;

    CountedRules(ReflectWork work) {
        rules = new AnswerRules(work::slots);
        counts = work.counts();
    }

    @Override
    public void announce(String method) {
        rules.announce(method);
    }

    @Override
    public RuntimeException malformed(String message) {
        return rules.malformed(message);
    }

    @Override
    public RuntimeException tooLarge(String message) {
        return rules.tooLarge(message);
    }

    @Override
    public RuntimeException silent(String message) {
        return rules.silent(message);
    }

    @Override
    public StatusRuntimeException status(String method, Throwable thrown) {
        RefusedException refusal = Answer.refusal(thrown);
        counts.refuse(refusal.code());
        return rules.status(method, refusal);
    }
}
