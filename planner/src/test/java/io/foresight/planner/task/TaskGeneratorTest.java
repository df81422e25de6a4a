package io.foresight.planner.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.geometry.Pose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TaskGeneratorTest {
    private static final double FINE = 1e-9;

    private static List<AssemblyTask> tasks(int count) {
        return LongStream.range(0, count)
                .mapToObj(seed -> TaskGenerator.generate("t", seed, 3 * seed + 1))
                .toList();
    }

    @Test
    void thePiecesKeepAFingersWidthFromEachOtherAndFromTheBoardHoweverTheyLie() {
        for (AssemblyTask task : tasks(300)) {
            List<List<double[]>> outlines = new ArrayList<>();
            outlines.add(List.of(boardOutline(task)));
            for (Piece piece : task.board().pieces()) {
                Slot slot = task.slots().get(piece.index());
                outlines.add(List.of(outline(piece, slot.pose(piece, false)), outline(piece, slot.pose(piece, true))));
            }
            for (int i = 0; i < outlines.size(); i++) {
                for (int j = 0; j < i; j++) {
                    for (double[] one : outlines.get(i)) {
                        for (double[] other : outlines.get(j)) {
                            assertThat(distance(one, other))
                                    .as("%d and %d of board seed %d", i - 1, j - 1, task.boardSeed())
                                    .isGreaterThan(TaskGenerator.GAP_METRES - FINE);
                        }
                    }
                }
            }
        }
    }

    @Test
    void placesAreWithinReachAndOnTheTable() {
        for (AssemblyTask task : tasks(1000)) {
            assertThat(task.boardPose().x()).isBetween(0.0, 0.09);
            assertThat(task.boardPose().y()).isBetween(0.15, 0.20);
            assertThat(task.boardPose().z()).isZero();
            for (Slot slot : task.slots()) {
                assertThat(Math.hypot(slot.x() + 0.55, slot.y())).isBetween(0.30 - FINE, 0.74 + FINE);
                assertThat(slot.y()).isLessThanOrEqualTo(-0.05);
                for (boolean lying : new boolean[] {false, true}) {
                    Piece piece = task.board().pieces().get(task.slots().indexOf(slot));
                    double[] outline = outline(piece, slot.pose(piece, lying));
                    for (int i = 0; i < outline.length; i += 2) {
                        assertThat(outline[i]).isBetween(-0.9, 0.9);
                        assertThat(outline[i + 1]).isBetween(-0.75, 0.75);
                    }
                }
            }
        }
    }

    @Test
    void atLeastOnePieceIsOutsideAndOfSeveralOneIsInside() {
        for (AssemblyTask task : tasks(2000)) {
            int count = task.slots().size();
            int inside = Integer.bitCount(task.startSeated());
            assertThat(inside).isBetween(count == 1 ? 0 : 1, count - 1);
            assertThat(task.start().solved()).isFalse();
        }
    }

    @Test
    void whichPiecesAreTakenOutVariesBetweenBoardsEvenWithOneResetSeedAndBetweenResetSeeds() {
        Set<Integer> overBoards = new HashSet<>();
        Set<Integer> overResets = new HashSet<>();
        long five = LongStream.range(0, 100)
                .filter(seed -> BoardGenerator.generate(seed).pieces().size() == 5)
                .findFirst()
                .orElseThrow();
        for (long seed = 0; seed < 600; seed++) {
            AssemblyTask task = TaskGenerator.generate("t", seed, 1);
            if (task.slots().size() == 5) {
                overBoards.add(task.startSeated());
            }
            overResets.add(TaskGenerator.generate("t", five, seed).startSeated());
        }
        assertThat(overBoards).hasSizeGreaterThan(28);
        assertThat(overResets).as("all subsets but none and all").hasSize(30);
    }

    @Test
    void everyPieceIsAsOftenOutsideAsAnyOtherAndHalfOfThemLie() {
        int[] outside = new int[5];
        int lying = 0;
        int left = 0;
        int resets = 4000;
        for (long seed = 0; seed < resets; seed++) {
            AssemblyTask task = TaskGenerator.generate("t", 12, seed);
            for (int i = 0; i < task.slots().size(); i++) {
                outside[i] += 1 - (task.startSeated() >> i & 1);
                lying += task.slots().get(i).side() >= 0 ? 1 : 0;
                left += task.slots().get(i).side() == 1 ? 1 : 0;
            }
        }
        int pieces = BoardGenerator.generate(12).pieces().size();
        for (int i = 0; i < pieces; i++) {
            assertThat(outside[i] / (double) resets).isBetween(0.46, 0.54);
        }
        assertThat(lying / (double) (resets * pieces)).isBetween(0.48, 0.52);
        assertThat(left / (double) lying).isBetween(0.48, 0.52);
    }

    @Test
    void theSameSeedsGiveTheSameTask() {
        assertThat(TaskGenerator.generate("a", 5, 6)).isEqualTo(TaskGenerator.generate("a", 5, 6));
        assertThat(TaskGenerator.generate("a", 5, 6)).isNotEqualTo(TaskGenerator.generate("a", 5, 7));
        assertThat(TaskGenerator.generate("a", 5, 6).startSeated())
                .isEqualTo(TaskGenerator.startSeated(
                        5, 6, BoardGenerator.generate(5).pieces().size()));
    }

    private static double[] boardOutline(AssemblyTask task) {
        double halfX = task.board().sizeX() * Board.VOXEL_METRES / 2;
        double halfY = task.board().sizeY() * Board.VOXEL_METRES / 2;
        return corners(
                task.boardPose(),
                new double[][] {{-halfX, -halfY, 0}, {halfX, -halfY, 0}, {halfX, halfY, 0}, {-halfX, halfY, 0}});
    }

    /** Seen from above: the four corners of the face of the bounding block that is on top. */
    private static double[] outline(Piece piece, Pose pose) {
        Cuboid bounds = piece.bounds();
        double[] half = {
            bounds.sizeX() * Board.VOXEL_METRES / 2,
            bounds.sizeY() * Board.VOXEL_METRES / 2,
            bounds.sizeZ() * Board.VOXEL_METRES / 2
        };
        double[] up = pose.inverse().rotation();
        double[] worldUp = {up[2], up[5], up[8]};
        int axis = 0;
        for (int i = 1; i < 3; i++) {
            axis = Math.abs(worldUp[i]) > Math.abs(worldUp[axis]) ? i : axis;
        }
        int u = (axis + 1) % 3;
        int v = (axis + 2) % 3;
        double[][] corners = new double[4][3];
        for (int i = 0; i < 4; i++) {
            corners[i][u] = i == 0 || i == 3 ? -half[u] : half[u];
            corners[i][v] = i < 2 ? -half[v] : half[v];
        }
        return corners(pose, corners);
    }

    private static double[] corners(Pose pose, double[][] corners) {
        double[] outline = new double[8];
        for (int i = 0; i < 4; i++) {
            double[] at = pose.transform(corners[i][0], corners[i][1], corners[i][2]);
            outline[2 * i] = at[0];
            outline[2 * i + 1] = at[1];
        }
        return outline;
    }

    /** Between two convex outlines, by all pairs of a corner and an edge; 0 when a corner of one is inside the other. */
    private static double distance(double[] a, double[] b) {
        double least = Math.min(cornersToEdges(a, b), cornersToEdges(b, a));
        return inside(a, b) || inside(b, a) ? 0 : least;
    }

    private static double cornersToEdges(double[] a, double[] b) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                int k = (j + 1) % 4;
                double ex = b[2 * k] - b[2 * j];
                double ey = b[2 * k + 1] - b[2 * j + 1];
                double px = a[2 * i] - b[2 * j];
                double py = a[2 * i + 1] - b[2 * j + 1];
                double along = Math.max(0, Math.min(1, (px * ex + py * ey) / (ex * ex + ey * ey)));
                least = Math.min(least, Math.hypot(px - along * ex, py - along * ey));
            }
        }
        return least;
    }

    private static boolean inside(double[] a, double[] b) {
        for (int i = 0; i < 4; i++) {
            int left = 0;
            for (int j = 0; j < 4; j++) {
                int k = (j + 1) % 4;
                double cross = (b[2 * k] - b[2 * j]) * (a[2 * i + 1] - b[2 * j + 1])
                        - (b[2 * k + 1] - b[2 * j + 1]) * (a[2 * i] - b[2 * j]);
                left += cross > 0 ? 1 : -1;
            }
            if (Math.abs(left) == 4) {
                return true;
            }
        }
        return false;
    }
}
