package io.foresight.sim.node.plan;

import io.foresight.ros2.message.ForesightMsgs.PlanEvent;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.UniqueIdentifierMsgs.UUID;
import io.foresight.v1.ActionOutcome;
import io.foresight.v1.EpisodeEnd;
import io.foresight.v1.EpisodeEvent;
import io.foresight.v1.EpisodeSummary;
import io.foresight.v1.Imagination;
import io.foresight.v1.PlannedAction;
import io.foresight.v1.PlannedDecision;
import java.util.List;
import java.util.Optional;

/** Converts the service's events to messages. */
final class PlanMessages {
    private static final String OUTCOME_PREFIX = "ACTION_OUTCOME_";
    private static final String END_PREFIX = "EPISODE_END_";

    private PlanMessages() {}

    /** Empty for an event of an unknown kind. */
    static Optional<PlanEvent> of(Header header, UUID episode, EpisodeEvent event) {
        int step = event.getStep();
        return switch (event.getEventCase()) {
            case OBSERVED ->
                Optional.of(message(header, episode, step, PlanEvent.OBSERVED, "", "", List.of(), 0, "looks"));
            case PROPOSED -> {
                List<String> plan = texts(event.getProposed().getPlanList());
                yield Optional.of(message(
                        header,
                        episode,
                        step,
                        PlanEvent.PROPOSED,
                        "",
                        "",
                        plan,
                        0,
                        "considers " + String.join(", ", plan)));
            }
            case IMAGINED ->
                Optional.of(message(
                        header,
                        episode,
                        step,
                        PlanEvent.IMAGINED,
                        "",
                        "",
                        List.of(),
                        0,
                        imagined(event.getImagined().getImagination())));
            case CHOSEN ->
                Optional.of(chosen(header, episode, step, event.getChosen().getDecision()));
            case EXECUTED -> {
                String action = event.getExecuted().getAction().getText();
                String outcome = name(event.getExecuted().getOutcome());
                yield Optional.of(message(
                        header,
                        episode,
                        step,
                        PlanEvent.EXECUTED,
                        action,
                        outcome,
                        List.of(),
                        0,
                        action + ": " + event.getExecuted().getReason()));
            }
            case FINISHED -> Optional.of(finished(header, episode, step, event.getFinished()));
            case EVENT_NOT_SET -> Optional.empty();
        };
    }

    /** An aborted episode. */
    static PlanEvent failed(Header header, UUID episode, int step, String why) {
        return message(header, episode, step, PlanEvent.FAILED, "", "", List.of(), 0, why);
    }

    /** The outcome's name, such as {@code SUCCEEDED}. */
    static String name(ActionOutcome outcome) {
        return outcome.name().substring(OUTCOME_PREFIX.length());
    }

    private static PlanEvent chosen(Header header, UUID episode, int step, PlannedDecision decision) {
        String action = decision.getAction().getText();
        return message(
                header,
                episode,
                step,
                PlanEvent.CHOSEN,
                action,
                "",
                texts(decision.getPlanList()),
                Integer.toUnsignedLong(decision.getNodes()),
                decision.getFallback() ? action + " (fallback)" : action);
    }

    private static PlanEvent finished(Header header, UUID episode, int step, EpisodeSummary summary) {
        EpisodeEnd end = summary.getEnd();
        return message(
                header,
                episode,
                step,
                PlanEvent.FINISHED,
                "",
                end.name().substring(END_PREFIX.length()),
                List.of(),
                summary.getNodes(),
                (summary.getSolved() ? "solved in " : "not solved in ") + summary.getSteps() + " steps, the minimum is "
                        + summary.getIdealSteps());
    }

    private static String imagined(Imagination imagination) {
        return "compares " + imagination.getFuturesTotal() + " futures, expects " + imagination.getExpectedCount()
                + " steps to go as planned";
    }

    private static List<String> texts(List<PlannedAction> actions) {
        return actions.stream().map(PlannedAction::getText).toList();
    }

    private static PlanEvent message(
            Header header,
            UUID episode,
            int step,
            int kind,
            String action,
            String outcome,
            List<String> plan,
            long nodes,
            String text) {
        return new PlanEvent(header, episode, step, kind, action, outcome, plan, Math.min(nodes, 0xFFFF_FFFFL), text);
    }
}
