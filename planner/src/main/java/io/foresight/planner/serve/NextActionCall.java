package io.foresight.planner.serve;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.GuardedPolicy;
import io.foresight.planner.policy.Moment;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyChoice;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.v1.NextActionRequest;
import io.foresight.v1.NextActionResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One NextAction call. It occupies its slot until its policy has returned, even if the caller was answered before: so overrunning policies
 * cannot accumulate.
 */
final class NextActionCall implements Runnable {
    private final ServeParts parts;
    private final NextActionRequest request;
    private final CallLife life;
    private final Answer<NextActionResponse> answer;

    NextActionCall(ServeParts parts, NextActionRequest request, CallLife life, Answer<NextActionResponse> answer) {
        this.parts = parts;
        this.request = request;
        this.life = life;
        this.answer = answer;
    }

    @Override
    public void run() {
        NextActionResponse reply;
        try {
            life.requireCaller();
            reply = decide();
        } catch (Throwable t) {
            parts.decisions().leave(); // before the reply: the caller may send the next call at once
            answer.fail(t);
            return;
        }
        parts.decisions().leave();
        answer.give(reply);
    }

    private NextActionResponse decide() {
        DecisionRules rules = parts.config().decisions();
        PolicyChoice choice = PolicyWire.read(
                parts, request.getPolicy(), request.getPolicyOptionsMap(), request.getModel(), request.getBudget(), "");
        Optional<String> instruction = InstructionWire.read(request.getInstruction(), "instruction");
        Moment moment = moment();
        Future<?> alarm = parts.timer()
                .schedule(
                        () -> answer.give(
                                reply(CallPolicy.fallback(choice.kind().seesState(choice.settings()), moment), moment)),
                        patience(choice.budget(), rules).toNanos(),
                        TimeUnit.NANOSECONDS);
        try (Policy policy = choice.open()) {
            GuardedPolicy guarded = new GuardedPolicy(policy, Cameras.FIXED, instruction);
            guarded.begin(request.getSeed());
            return reply(new CallPolicy(guarded, life, rules.deadlineMargin()).decide(moment, choice.budget()), moment);
        } finally {
            alarm.cancel(false);
        }
    }

    /** Time after which the caller gets a legal action, whatever the policy does: at the latest half a margin before the deadline. */
    private Duration patience(Budget budget, DecisionRules rules) {
        Duration untilLate = life.left().minus(rules.deadlineMargin().dividedBy(2)); // negative: at once
        Duration untilOverrun = budget.time().plus(rules.maxOverrun());
        return untilLate.compareTo(untilOverrun) < 0 ? untilLate : untilOverrun;
    }

    private static NextActionResponse reply(CallPolicy.Choice choice, Moment moment) {
        return NextActionResponse.newBuilder()
                .setDecision(DecisionWire.write(choice, moment.task().board()))
                .setImagination(DecisionWire.imagination(
                        choice.decision(), moment.state(), moment.task().board()))
                .build();
    }

    private Moment moment() {
        if (request.getSituationCase() == NextActionRequest.SituationCase.EPISODE) {
            if (request.hasTask() || request.getHistoryCount() > 0) {
                throw RefusedException.badField(
                        ErrorCode.FIELD_WRONG,
                        request.hasTask() ? "task" : "history",
                        "an episode brings its own task and history; leave them out");
            }
            return parts.running().find(request.getEpisode(), "episode");
        }
        AssemblyTask task = parts.tasks().find(request.getTask(), "task", life);
        ReportedScene reported =
                switch (request.getSituationCase()) {
                    case STATE -> ReportedScene.of(task, request.getState(), "state");
                    case SCENE -> ReportedScene.of(task, request.getScene(), "scene");
                    case EPISODE, SITUATION_NOT_SET ->
                        throw RefusedException.badField(
                                ErrorCode.FIELD_MISSING, "state", "one of state, scene and episode must be given");
                };
        return new Moment(
                task,
                reported.state(),
                reported.scene(),
                Optional.empty(),
                ActionWire.history(request.getHistoryList(), task.board()),
                StepCap.read(request.getStepsLeft(), parts.config().limits().maxSteps(), "steps_left"));
    }
}
