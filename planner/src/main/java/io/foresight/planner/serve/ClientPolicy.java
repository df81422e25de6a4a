package io.foresight.planner.serve;

import io.foresight.planner.policy.Attempt;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.task.Colour;
import io.foresight.v1.ClientDecision;
import io.foresight.v1.DecideEpisodeRequest;
import io.foresight.v1.DecideEpisodeResponse;
import io.foresight.v1.PictureEncoding;
import io.foresight.v1.PieceColour;
import io.foresight.v1.PolicyObservation;
import java.util.List;

/**
 * A policy implemented by the client: observations are sent as messages, decisions are received as messages. The messages are written from
 * the {@link Situation} only, so a client that does not see the state cannot receive any of it.
 */
final class ClientPolicy implements Policy {
    private final Sight sight;
    private final PictureEncoding encoding;
    private final boolean withGoal;
    private final EventSink<DecideEpisodeResponse> sink;
    private final MessageInbox<DecideEpisodeRequest> inbox;
    private int step;

    ClientPolicy(
            Sight sight,
            PictureEncoding encoding,
            boolean withGoal,
            EventSink<DecideEpisodeResponse> sink,
            MessageInbox<DecideEpisodeRequest> inbox) {
        this.sight = sight;
        this.encoding = encoding;
        this.withGoal = withGoal;
        this.sink = sink;
        this.inbox = inbox;
    }

    @Override
    public String name() {
        return "client";
    }

    @Override
    public Sight sight() {
        return sight;
    }

    @Override
    public void begin(long seed) {}

    @Override
    public Decision decide(Situation situation, Budget budget) {
        sink.send(DecideEpisodeResponse.newBuilder()
                .setObservation(observation(situation))
                .build());
        DecideEpisodeRequest message = inbox.next();
        if (!message.hasDecision()) {
            throw RefusedException.badField(
                    ErrorCode.OUT_OF_TURN, "start", "an episode starts once; expected the decision of step " + step);
        }
        ClientDecision decision = message.getDecision();
        if (decision.getStep() != step) {
            throw RefusedException.badField(
                    ErrorCode.OUT_OF_TURN,
                    "decision.step",
                    "expected the decision of step " + step + ", got that of step "
                            + Integer.toUnsignedString(decision.getStep()));
        }
        step++;
        return Decision.at(ActionWire.read(decision.getAction(), situation.pieces(), "decision.action"));
    }

    private PolicyObservation observation(Situation situation) {
        PolicyObservation.Builder observation =
                PolicyObservation.newBuilder().setStep(step).setStepsLeft(situation.stepsLeft());
        if (step == 0) {
            observation.setInstruction(situation.instruction());
            for (Colour colour : situation.pieces()) {
                observation.addPieces(EnumWire.write(PieceColour.class, "PIECE_COLOUR_", colour));
            }
        }
        List<SkillReport> reports = situation.reports();
        if (!reports.isEmpty()) {
            SkillReport last = reports.get(reports.size() - 1);
            observation.setLast(io.foresight.v1.SkillReport.newBuilder()
                    .setAction(ActionWire.write(last.action(), situation.pieces()))
                    .setSucceeded(last.succeeded()));
        }
        situation.image().ifPresent(picture -> observation.setImage(Pictures.write(picture, encoding)));
        if (step == 0 && withGoal) {
            situation.goal().ifPresent(picture -> observation.setGoalImage(Pictures.write(picture, encoding)));
        }
        if (sight.state()) {
            addState(situation, observation);
        }
        return observation.build();
    }

    private void addState(Situation situation, PolicyObservation.Builder observation) {
        if (step == 0) {
            observation.setTask(TaskWire.write(situation.task()));
        }
        List<Attempt> history = situation.history();
        if (!history.isEmpty()) {
            observation.setLastOutcome(
                    ActionWire.write(history.get(history.size() - 1).outcome()));
        }
        observation
                .setState(StateWire.write(situation.state()))
                .setScene(PoseWire.write(situation.scene(), situation.state().held()));
    }
}
