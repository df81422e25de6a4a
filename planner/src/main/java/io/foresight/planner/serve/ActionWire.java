package io.foresight.planner.serve;

import io.foresight.planner.policy.Attempt;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.ActionText;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Piece;
import io.foresight.planner.world.Outcome;
import io.foresight.v1.ActionOutcome;
import io.foresight.v1.ActionVerb;
import io.foresight.v1.PastAction;
import io.foresight.v1.PlannedAction;
import java.util.ArrayList;
import java.util.List;

/** Converts actions and their outcomes to and from messages. */
public final class ActionWire {
    private static final int MOST_TEXT = 64;
    private static final int MOST_HISTORY = 1000;

    private ActionWire() {}

    /** Reads only the text field: there is one way to name an action. */
    static Action read(PlannedAction wire, Board board, String field) {
        String text = text(wire, field);
        return RefusedException.at(field + ".text", () -> ActionText.parse(text, board));
    }

    private static String text(PlannedAction wire, String field) {
        String text = wire.getText();
        if (text.length() > MOST_TEXT) {
            throw RefusedException.badField(
                    ErrorCode.ACTION_UNPARSABLE,
                    field + ".text",
                    "an action has at most " + MOST_TEXT + " characters, got " + text.length());
        }
        return text;
    }

    /** Reads an action; pieces are numbered in the order of the colours. */
    public static Action read(PlannedAction wire, List<Colour> pieces, String field) {
        String text = text(wire, field);
        return RefusedException.at(field + ".text", () -> ActionText.parse(text, pieces));
    }

    static PlannedAction write(Action action, Board board) {
        return write(action, colours(board));
    }

    /** Writes an action; pieces are numbered in the order of the colours. */
    public static PlannedAction write(Action action, List<Colour> pieces) {
        boolean known = action.piece() < pieces.size();
        PlannedAction.Builder wire = PlannedAction.newBuilder()
                .setText(known ? action.text(pieces) : action.verb().label() + " piece " + action.piece())
                .setVerb(EnumWire.write(ActionVerb.class, "ACTION_VERB_", action.verb()));
        if (action.piece() >= 0) {
            wire.setPiece(action.piece());
        }
        return wire.build();
    }

    static List<PlannedAction> write(List<Action> actions, Board board) {
        return write(actions, colours(board));
    }

    static List<PlannedAction> write(List<Action> actions, List<Colour> pieces) {
        return actions.stream().map(action -> write(action, pieces)).toList();
    }

    static List<Colour> colours(Board board) {
        return board.pieces().stream().map(Piece::colour).toList();
    }

    static Outcome read(ActionOutcome wire, String field) {
        return EnumWire.read(Outcome.class, "ACTION_OUTCOME_", wire, ErrorCode.FIELD_WRONG, field);
    }

    static ActionOutcome write(Outcome outcome) {
        return EnumWire.write(ActionOutcome.class, "ACTION_OUTCOME_", outcome);
    }

    static List<Attempt> history(List<PastAction> wire, Board board) {
        if (wire.size() > MOST_HISTORY) {
            throw RefusedException.badField(
                    ErrorCode.LIMIT_EXCEEDED,
                    "history",
                    "history has " + wire.size() + " actions; at most " + MOST_HISTORY + " are allowed");
        }
        List<Attempt> history = new ArrayList<>();
        for (int i = 0; i < wire.size(); i++) {
            String field = "history[" + i + "]";
            history.add(new Attempt(
                    read(wire.get(i).getAction(), board, field + ".action"),
                    read(wire.get(i).getOutcome(), field + ".outcome")));
        }
        return history;
    }
}
