package io.foresight.sim.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.Place;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Scene;
import org.junit.jupiter.api.Test;

class SilhouetteTest {
    private final AssemblyTask task = SimpleTasks.task(0);

    @Test
    void aGraspIsWhereTheArrangementPutsAHeldPieceBetweenTheFingers() {
        for (Piece piece : task.board().pieces()) {
            for (boolean lying : new boolean[] {false, true}) {
                Scene scene = Arrangement.of(task, task.start().with(piece.index(), Place.HELD, lying));
                Silhouette shape = Silhouette.of(piece, scene.poses().get(piece.index()));
                Pose grasp = shape.grasp(Arrangement.GRIP_METRES);
                assertThat(grasp.distance(scene.gripper()))
                        .as(piece + " lying " + lying)
                        .isLessThan(1e-9);
                double turned = grasp.rotationDifference(scene.gripper());
                boolean sameOrHalfTurn = turned < 1e-9 || Math.abs(turned - 1) < 1e-9;
                boolean square = piece.kind() == Piece.Kind.NAIL && !lying;
                assertThat(sameOrHalfTurn || square)
                        .as(piece + " lying " + lying)
                        .isTrue();
                assertThat(shape.across()).isCloseTo(scene.openingMetres(), within(1e-9));
            }
        }
    }

    @Test
    void shapesThatAreApartAcrossACornerAreNotNear() {
        Board board = task.board();
        Piece nail = board.pieces().get(SimpleTasks.NAIL);
        Silhouette shape = Silhouette.of(board, Pose.at(0, 0, 0, Math.PI / 4));
        // the block of 4 x 4 cm beside the turned board: far from its sides, though within its bounding box
        assertThat(shape.near(Silhouette.of(nail, Pose.at(0.12, 0.12, 0.05)), 0.006))
                .isFalse();
        assertThat(shape.near(Silhouette.of(nail, Pose.at(0.12, 0.12, 0.05)), 0.05))
                .isTrue();
        assertThat(shape.near(Silhouette.of(nail, Pose.at(0.08, 0.05, 0.05)), 0))
                .isTrue();
        assertThat(shape.top()).isCloseTo(0.04, within(1e-12));
        assertThat(shape.bottom()).isCloseTo(0, within(1e-12));
    }
}
