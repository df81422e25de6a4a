package io.foresight.planner.render;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.Piece;
import io.foresight.planner.world.Scene;
import java.util.List;

/** A board with a cross of two pockets, a beam, a notched beam over it, and a nail: the same for ever, unlike generated ones. */
final class HandMadeScene {
    static final Board BOARD = new Board(
            Colour.GREEN,
            25,
            25,
            4,
            List.of(
                    new Cuboid(0, 0, 0, 25, 25, 1),
                    new Cuboid(0, 0, 1, 25, 5, 4),
                    new Cuboid(0, 20, 1, 25, 25, 4),
                    new Cuboid(0, 5, 1, 5, 20, 4),
                    new Cuboid(20, 5, 1, 25, 20, 4),
                    new Cuboid(5, 5, 1, 11, 11, 4),
                    new Cuboid(14, 5, 1, 20, 11, 4),
                    new Cuboid(5, 14, 1, 11, 20, 4),
                    new Cuboid(14, 14, 1, 20, 20, 4)),
            List.of(
                    new Piece(0, Colour.RED, Piece.Kind.BEAM, List.of(new Cuboid(5, 11, 1, 20, 14, 6))),
                    new Piece(
                            1,
                            Colour.YELLOW,
                            Piece.Kind.BEAM,
                            List.of(
                                    new Cuboid(11, 5, 1, 14, 11, 8),
                                    new Cuboid(11, 11, 6, 14, 14, 8),
                                    new Cuboid(11, 14, 1, 14, 20, 8))),
                    new Piece(
                            2,
                            Colour.GRAY,
                            Piece.Kind.NAIL,
                            List.of(new Cuboid(11, 11, 1, 13, 13, 9), new Cuboid(10, 10, 9, 14, 14, 12)))),
            new Dependencies(0, 0b1, 0b11));

    private HandMadeScene() {}

    /** The first beam seated, the second one lying turned on the table, the nail in the gripper. */
    static Scene mixed() {
        Pose board = Pose.at(0.04, 0.17, 0, 0.4);
        return new Scene(
                BOARD,
                board,
                List.of(
                        board.times(BOARD.pieces().get(0).seat(BOARD)),
                        Pose.at(0.05, -0.2, 0.015, 2).times(Pose.turned(0, 1, 0, -Math.PI / 2)),
                        Pose.at(-0.1, -0.05, 0.3)),
                Pose.at(-0.1, -0.05, 0.345),
                0.035);
    }

    /** Everything seated. */
    static Scene goal() {
        Pose board = Pose.at(0.04, 0.17, 0, 0.4);
        return new Scene(
                BOARD,
                board,
                BOARD.pieces().stream()
                        .map(piece -> board.times(piece.seat(BOARD)))
                        .toList(),
                Pose.at(-0.1, -0.05, 0.36),
                0.08);
    }
}
