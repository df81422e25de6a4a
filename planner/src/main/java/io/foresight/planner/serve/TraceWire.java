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

/** Converts reflections to messages. */
public final class TraceWire {
    private TraceWire() {}

    /**
     * Writes a reflection.
     *
     * @param pieces colours, in the order in which the reflection numbers the pieces
     */
    public static DecisionTrace write(Reflection reflection, List<Colour> pieces) {
        DecisionTrace.Builder wire = DecisionTrace.newBuilder()
                .setRevised(reflection.revised())
                .setStopped(EnumWire.write(ImaginingStop.class, "IMAGINING_STOP_", reflection.stopped()));
        reflection
                .proposed()
                .forEach(one -> wire.addProposed(ProposedAction.newBuilder()
                        .setAction(ActionWire.write(one.action(), pieces))
                        .setProbability(one.probability())));
        reflection
                .weighed()
                .forEach(one -> wire.addWeighed(WeighedAction.newBuilder()
                        .setAction(ActionWire.write(one.action(), pieces))
                        .setSteps(one.steps())
                        .setDeviation(one.deviation())
                        .setSucceeds(one.succeeds())));
        reflection.order().forEach(one -> wire.addOrder(write(one)));
        reflection.places().forEach(one -> wire.addPlaces(write(one)));
        return wire.build();
    }

    /** Writes a belief about the order of two pieces. */
    public static PieceOver write(Reflection.Over over) {
        return PieceOver.newBuilder()
                .setLower(over.lower())
                .setUpper(over.upper())
                .setProbability(over.probability())
                .build();
    }

    /** Writes a belief about the place of a piece. */
    public static PiecePlaced write(Reflection.Placed placed) {
        return PiecePlaced.newBuilder()
                .setPiece(placed.piece())
                .setStatus(placed.status())
                .setProbability(placed.probability())
                .build();
    }
}
