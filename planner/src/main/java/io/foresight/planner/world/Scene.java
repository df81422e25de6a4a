package io.foresight.planner.world;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Board;
import java.util.List;

/**
 * Poses of everything at one time, for rendering and judging. World frame: origin at the centre of the table's top, x forward from the
 * robot, y left, z up, metres.
 *
 * @param boardPose of the board's frame
 * @param poses of each piece's frame, by index
 * @param gripper pose of the gripper's frame: origin between the finger tips, z up when the gripper points down (from the tips to the
 *     palm), y the direction in which the fingers close
 * @param openingMetres distance between the fingers
 */
public record Scene(Board board, Pose boardPose, List<Pose> poses, Pose gripper, double openingMetres) {
    public Scene {
        poses = List.copyOf(poses);
        if (poses.size() != board.pieces().size()) {
            throw new IllegalArgumentException(
                    "a scene needs a pose for each of " + board.pieces().size() + " pieces, got " + poses.size());
        }
    }
}
