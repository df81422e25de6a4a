package io.foresight.planner.policy;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a policy numbers the pieces of a board. The board's own order reveals the insertion order (a piece has a larger index than all pieces
 * under it), so for a policy that does not see the state they are ordered by {@link Colour}.
 */
public final class PieceNumbering {
    private final List<Piece> shown;
    private final int[] numberOf; // by the board's index

    private PieceNumbering(List<Piece> shown) {
        this.shown = shown;
        numberOf = new int[shown.size()];
        for (int number = 0; number < numberOf.length; number++) {
            numberOf[shown.get(number).index()] = number;
        }
    }

    /** As a policy that does not see the state numbers them. */
    public static PieceNumbering byColour(Board board) {
        List<Piece> sorted = new ArrayList<>(board.pieces());
        sorted.sort(Comparator.comparing(Piece::colour));
        return new PieceNumbering(sorted);
    }

    static PieceNumbering ofBoard(Board board) {
        return new PieceNumbering(board.pieces());
    }

    /** The colours by number. */
    public List<Colour> colours() {
        return shown.stream().map(Piece::colour).toList();
    }

    /** Converts from the board's numbering. */
    public Action toPolicy(Action action) {
        return action.piece() < 0 || action.piece() >= numberOf.length
                ? action
                : new Action(action.verb(), numberOf[action.piece()]);
    }

    /** Converts to the board's numbering. A number that no piece has is kept: no piece of the board has that index. */
    public Action toBoard(Action action) {
        return action.piece() < 0 || action.piece() >= numberOf.length
                ? action
                : new Action(action.verb(), shown.get(action.piece()).index());
    }

    /** Converts all that a decision says to the board's numbering. */
    public Decision toBoard(Decision decision) {
        return new Decision(
                toBoard(decision.action()),
                toBoard(decision.plan()),
                decision.imagined().stream()
                        .map(one -> new Imagined(toBoard(one.actions()), toBoard(one.state()), one.value()))
                        .toList(),
                decision.nodes(),
                decision.elapsed(),
                decision.cutShort(),
                decision.reflection().map(reflection -> reflection.renumbered(this::toBoard, this::indexOf)));
    }

    /** The board's index of the piece with this number. */
    public int indexOf(int number) {
        return shown.get(number).index();
    }

    private List<Action> toBoard(List<Action> actions) {
        return actions.stream().map(this::toBoard).toList();
    }

    private AssemblyState toBoard(AssemblyState believed) {
        return new AssemblyState(
                believed.pieces(),
                toBoard(believed.seated()),
                toBoard(believed.loose()),
                toBoard(believed.lost()),
                toBoard(believed.lying()),
                believed.held() < 0 ? -1 : shown.get(believed.held()).index());
    }

    private int toBoard(int numbers) {
        int indices = 0;
        for (int left = numbers; left != 0; left &= left - 1) {
            indices |= 1 << shown.get(Integer.numberOfTrailingZeros(left)).index();
        }
        return indices;
    }
}
