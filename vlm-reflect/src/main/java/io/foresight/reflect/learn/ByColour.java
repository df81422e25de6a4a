package io.foresight.reflect.learn;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Numbers the pieces of a board by colour, as policies that do not see the state know them. */
final class ByColour {
    private final List<Piece> sorted;

    ByColour(Board board) {
        sorted = new ArrayList<>(board.pieces());
        sorted.sort(Comparator.comparing(Piece::colour));
    }

    List<Colour> colours() {
        return sorted.stream().map(Piece::colour).toList();
    }

    /** The board's number of piece {@code number}. */
    int board(int number) {
        return sorted.get(number).index();
    }

    /** The same action, from the board's numbers. */
    Action of(Action action) {
        if (action.verb() == Verb.DONE) {
            return action;
        }
        int number = 0;
        while (sorted.get(number).index() != action.piece()) {
            number++;
        }
        return new Action(action.verb(), number);
    }
}
