package io.foresight.planner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class TaskSplitTest {
    private static final List<AssemblyTask> TEST = TaskSplit.TEST.tasks(500);

    private static double mean(List<AssemblyTask> tasks, ToDoubleFunction<AssemblyTask> of) {
        return tasks.stream().mapToDouble(of).average().orElseThrow();
    }

    private static Stratum stratum(AssemblyTask task) {
        return new Stratum(task.slots().size(), task.board().dependencies().depth(), task.piecesToClear());
    }

    @Test
    void theTestHasHardBoardsOnlyAndTheDepthTestOnlyDeepOnes() {
        assertThat(TEST).hasSize(500).allMatch(task -> task.board().hard());
        assertThat(TaskSplit.VAL.tasks(50)).allMatch(task -> task.board().hard());
        assertThat(TaskSplit.TEST_DEPTH.tasks(50))
                .allMatch(task -> task.board().dependencies().depth() >= TaskSplit.DEEP);
        assertThat(TaskSplit.TRAIN.tasks(50)).anyMatch(task -> !task.board().hard());
    }

    @Test
    void aShorterListIsTheBeginningOfALongerOne() {
        for (TaskSplit split : TaskSplit.values()) {
            List<AssemblyTask> longer = split.tasks(40);
            assertThat(split.tasks(7)).isEqualTo(longer.subList(0, 7));
            assertThat(split.tasks(40)).isEqualTo(longer);
        }
    }

    @Test
    void noBoardIsInTwoSplitsOrTwiceInOne() {
        Map<Long, TaskSplit> seen = new HashMap<>();
        for (TaskSplit split : TaskSplit.values()) {
            for (AssemblyTask task : split == TaskSplit.TEST ? TEST : split.tasks(60)) {
                assertThat(TaskSplit.of(task.board())).isEqualTo(split);
                assertThat(seen.put(BoardFingerprint.of(task.board()), split))
                        .as("%s has been seen", task.id())
                        .isNull();
            }
        }
    }

    @Test
    void theSplitOfABoardDependsOnItsShapeOnly() {
        for (long seed = 0; seed < 200; seed++) {
            Board board = BoardGenerator.generate(seed);
            List<Piece> recoloured = new ArrayList<>();
            for (Piece piece : board.pieces()) {
                Colour colour = Colour.values()[(piece.colour().ordinal() + 1) % 9];
                recoloured.add(new Piece(piece.index(), colour, piece.kind(), piece.cuboids()));
            }
            Board other = new Board(
                    Colour.RED,
                    board.sizeX(),
                    board.sizeY(),
                    board.height(),
                    board.cuboids(),
                    recoloured,
                    board.dependencies());
            assertThat(BoardFingerprint.of(other)).isEqualTo(BoardFingerprint.of(board));
            assertThat(BoardFingerprint.of(turned(board))).isEqualTo(BoardFingerprint.of(board));
            assertThat(BoardFingerprint.of(turned(turned(board)))).isEqualTo(BoardFingerprint.of(board));
            assertThat(BoardFingerprint.of(mirrored(board))).isEqualTo(BoardFingerprint.of(board));
        }
    }

    @Test
    void boardsOfOtherShapeHaveOtherFingerprints() {
        Set<Long> fingerprints = new HashSet<>();
        Set<Object> shapes = new HashSet<>();
        for (long seed = 0; seed < 3000; seed++) {
            Board board = BoardGenerator.generate(seed);
            fingerprints.add(BoardFingerprint.of(board));
            shapes.add(List.of(board.cuboids(), board.sizeX(), board.sizeY()));
        }
        assertThat(fingerprints).hasSizeGreaterThan(shapes.size() - 3);
    }

    @Test
    void theTestIsAsHardAsTasksAtLarge() {
        assertThat(mean(TEST, task -> task.slots().size())).isBetween(5.42, 5.50);
        assertThat(mean(TEST, task -> task.board().dependencies().depth())).isBetween(3.00, 3.12);
        assertThat(mean(TEST, AssemblyTask::piecesToClear)).isBetween(1.11, 1.22);
        assertThat(mean(TEST, task -> task.piecesToClear() > 0 ? 1 : 0)).isBetween(0.66, 0.70);
    }

    @Test
    void everyBeginningOfTheListIsSpreadOverTheStrata() {
        for (int count : new int[] {50, 100, 200, 350}) {
            List<AssemblyTask> some = TEST.subList(0, count);
            double play = 12.0 / count;
            assertThat(mean(some, task -> task.slots().size())).isBetween(5.46 - play, 5.46 + play);
            assertThat(mean(some, task -> task.board().dependencies().depth())).isBetween(3.06 - play, 3.06 + play);
            assertThat(mean(some, AssemblyTask::piecesToClear)).isBetween(1.17 - 1.5 * play, 1.17 + 1.5 * play);
        }
    }

    @Test
    void theTestHasItsShareOfEveryStratum() {
        Map<Stratum, Integer> taken = new HashMap<>();
        TEST.forEach(task -> taken.merge(stratum(task), 1, Integer::sum));
        double whole = Population.SHARES.entrySet().stream()
                .filter(entry -> entry.getKey().pieces() >= Board.HARD_PIECES)
                .mapToInt(Map.Entry::getValue)
                .sum();
        Population.SHARES.forEach((stratum, share) -> {
            if (stratum.pieces() >= Board.HARD_PIECES && share / whole >= 0.004) {
                assertThat(taken.getOrDefault(stratum, 0) - 500 * share / whole)
                        .as("of %s", stratum)
                        .isBetween(-1.5, 1.5);
            }
        });
    }

    @Test
    void aNumberOfTasksThatMakesNoSenseIsRefused() {
        for (int count : new int[] {0, -1, TaskSplit.MOST_TASKS + 1}) {
            assertThatThrownBy(() -> TaskSplit.TRAIN.tasks(count))
                    .isInstanceOf(PlannerException.class)
                    .hasMessageContaining("1 .. 1000000, got " + count);
        }
    }

    @Test
    void labelsAreReadBack() {
        for (TaskSplit split : TaskSplit.values()) {
            assertThat(TaskSplit.labelled(split.label())).isEqualTo(split);
        }
        assertThatThrownBy(() -> TaskSplit.labelled("test_depth"))
                .isInstanceOf(PlannerException.class)
                .hasMessage("unknown split \"test_depth\"; known are train, val, test, test-depth");
    }

    @Test
    void thePopulationsSharesHoldForBoardsOfOtherSeeds() {
        double count = 20_000;
        Map<Stratum, Integer> found = new HashMap<>();
        for (long seed = 50_000_000; seed < 50_000_000 + count; seed++) {
            Dependencies dependencies = BoardGenerator.generate(seed).dependencies();
            int seated = TaskGenerator.startSeated(seed, 1, dependencies.pieces());
            found.merge(
                    new Stratum(dependencies.pieces(), dependencies.depth(), dependencies.toClear(seated)),
                    1,
                    Integer::sum);
        }
        double chiSquare = 0;
        int cells = 0;
        double whole = Population.SHARES.values().stream().mapToInt(i -> i).sum();
        for (Map.Entry<Stratum, Integer> entry : Population.SHARES.entrySet()) {
            double expected = entry.getValue() * count / whole;
            if (expected >= 5) {
                double off = found.getOrDefault(entry.getKey(), 0) - expected;
                chiSquare += off * off / expected;
                cells++;
            }
        }
        assertThat(cells).isGreaterThan(70);
        assertThat(chiSquare).isLessThan(cells + 4 * Math.sqrt(2.0 * cells));
    }

    /** By a quarter turn: x becomes y, and what was small in y becomes large in x. */
    private static Board turned(Board board) {
        return changed(
                board,
                board.sizeY(),
                board.sizeX(),
                block -> new Cuboid(
                        board.sizeY() - block.maxY(),
                        block.minX(),
                        block.minZ(),
                        board.sizeY() - block.minY(),
                        block.maxX(),
                        block.maxZ()));
    }

    private static Board mirrored(Board board) {
        return changed(
                board,
                board.sizeX(),
                board.sizeY(),
                block -> new Cuboid(
                        board.sizeX() - block.maxX(),
                        block.minY(),
                        block.minZ(),
                        board.sizeX() - block.minX(),
                        block.maxY(),
                        block.maxZ()));
    }

    private static Board changed(Board board, int sizeX, int sizeY, java.util.function.UnaryOperator<Cuboid> change) {
        return new Board(
                board.colour(),
                sizeX,
                sizeY,
                board.height(),
                board.cuboids().stream().map(change).toList(),
                board.pieces().stream()
                        .map(piece -> new Piece(
                                piece.index(),
                                piece.colour(),
                                piece.kind(),
                                piece.cuboids().stream().map(change).toList()))
                        .toList(),
                board.dependencies());
    }
}
