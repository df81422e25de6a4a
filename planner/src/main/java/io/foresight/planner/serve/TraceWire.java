package io.foresight.planner.serve;

import io.foresight.planner.policy.Reflection;
import io.foresight.planner.task.Colour;
import io.foresight.v1.DecisionTrace;
import io.foresight.v1.ImaginingStop;
import io.foresight.v1.PieceOver;
import io.foresight.v1.PiecePlaced;
import io.foresight.v1.ProposedAction;
import io.foresight.v1.WeighedAction;
import java.util.List;

/** How a decision was come to, as a message. */
final class TraceWire {
    private TraceWire() {}

    /** @param pieces colours, in the order in which the reflection numbers the pieces */
    static DecisionTrace write(Reflection reflection, List<Colour> pieces) {
        DecisionTrace.Builder wire = DecisionTrace.newBuilder()
                .setRevised(reflection.revised())
                .setStopped(EnumWire.write(ImaginingStop.class, "IMAGINING_STOP_", reflection.stopped()));
        reflection.proposed().forEach(one -> wire.addProposed(ProposedAction.newBuilder()
                .setAction(ActionWire.write(one.action(), pieces))
                .setProbability(one.probability())));
        reflection.weighed().forEach(one -> wire.addWeighed(WeighedAction.newBuilder()
                .setAction(ActionWire.write(one.action(), pieces))
                .setSteps(one.steps())
                .setDeviation(one.deviation())
                .setSucceeds(one.succeeds())));
        reflection.order().forEach(one -> wire.addOrder(PieceOver.newBuilder()
                .setLower(one.lower())
                .setUpper(one.upper())
                .setProbability(one.probability())));
        reflection.places().forEach(one -> wire.addPlaces(PiecePlaced.newBuilder()
                .setPiece(one.piece())
                .setStatus(one.status())
                .setProbability(one.probability())));
        return wire.build();
    }
}
