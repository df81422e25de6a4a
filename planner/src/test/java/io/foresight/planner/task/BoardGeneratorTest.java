package io.foresight.planner.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BoardGeneratorTest {
    private static final int BOARDS = 2000;

    private static List<Board> boards(int count) {
        return LongStream.range(0, count).mapToObj(BoardGenerator::generate).toList();
    }

    @Test
    void bodiesNeverShareAVoxelAndTheBoardsPocketsAreExactlyThePieces() {
        for (Board board : boards(BOARDS)) {
            Voxels voxels = new Voxels(board);
            for (int x = 0; x < board.sizeX(); x++) {
                for (int y = 0; y < board.sizeY(); y++) {
                    for (int z = 0; z < board.height(); z++) {
                        assertThat(voxels.body[x][y][z])
                                .as("no hole is left unfilled at %d %d %d of %s", x, y, z, board)
                                .isNotEqualTo(Voxels.AIR);
                    }
                    for (int z = board.height(); z < 24; z++) {
                        assertThat(voxels.body[x][y][z]).isNotEqualTo(Voxels.BOARD);
                    }
                }
            }
        }
    }

    @Test
    void anEdgeLeadsFromAPieceToAnotherExactlyWhereTheOtherLiesOverIt() {
        for (Board board : boards(BOARDS)) {
            Voxels voxels = new Voxels(board);
            for (Piece piece : board.pieces()) {
                assertThat(voxels.over(piece.index()))
                        .as("over %s of %s", piece, board)
                        .isEqualTo(board.dependencies().successors(piece.index()));
            }
        }
    }

    @Test
    void piecesGoInVerticallyInTheOrderOfTheirIndex() {
        for (Board board : boards(BOARDS)) {
            Voxels voxels = new Voxels(board);
            for (Piece piece : board.pieces()) {
                int inBefore = (1 << piece.index()) - 1 | 1 << 31;
                assertThat(voxels.over(piece.index()) & inBefore)
                        .as("what is in the way of %s of %s", piece, board)
                        .isZero();
            }
        }
    }

    @Test
    void everyPieceIsInOnePartAndStandsOutOfTheBoard() {
        for (Board board : boards(400)) {
            Voxels voxels = new Voxels(board);
            for (Piece piece : board.pieces()) {
                assertThat(voxels.inOnePart(piece.index()))
                        .as("%s of %s", piece, board)
                        .isTrue();
                assertThat(piece.bounds().maxZ()).isGreaterThanOrEqualTo(board.height() + 2);
            }
        }
    }

    @Test
    void sizesAreWithinTheOriginalsRanges() {
        for (Board board : boards(BOARDS)) {
            assertThat(board.sizeX()).isBetween(25, 39);
            assertThat(board.sizeY()).isBetween(25, 39);
            assertThat(board.height()).isBetween(4, 7);
            assertThat(board.pieces()).hasSizeBetween(1, 8);
            for (Piece piece : board.pieces()) {
                Cuboid bounds = piece.bounds();
                if (piece.kind() == Piece.Kind.NAIL) {
                    Cuboid head = piece.cuboids().get(1);
                    assertThat(List.of(bounds.sizeX(), bounds.sizeY(), bounds.minZ()))
                            .containsExactly(4, 4, 1);
                    assertThat(head.sizeZ()).isBetween(3, 5);
                    assertThat(head.minZ()).isEqualTo(piece.cuboids().get(0).maxZ());
                    continue;
                }
                assertThat(Math.max(bounds.sizeX(), bounds.sizeY())).isBetween(10, 33);
                assertThat(Math.min(bounds.sizeX(), bounds.sizeY())).isBetween(3, 4);
                assertThat(bounds.sizeZ()).isEqualTo(board.height() + 1);
                assertThat(bounds.minZ()).isEqualTo(piece.index() + 1);
            }
        }
    }

    @Test
    void aBoardAndItsPiecesHaveAColourEach() {
        for (Board board : boards(200)) {
            Set<Colour> colours = new HashSet<>();
            colours.add(board.colour());
            board.pieces().forEach(piece -> colours.add(piece.colour()));
            assertThat(colours).hasSize(board.pieces().size() + 1);
        }
    }

    @Test
    void theSameSeedGivesTheSameBoardAndAnotherSeedAnother() {
        assertThat(BoardGenerator.generate(7)).isEqualTo(BoardGenerator.generate(7));
        assertThat(new HashSet<>(boards(BOARDS))).hasSizeGreaterThan(BOARDS - 3);
    }

    @Test
    void sixOutOfTenBoardsGetCompliantBeams() {
        long compliant = LongStream.range(0, BOARDS)
                .filter(BoardGenerator::hasCompliantBeam)
                .count();
        assertThat(compliant / (double) BOARDS).isBetween(0.58, 0.65);
    }

    @Test
    void whichBoardsAreWantedDoesNotChangeThem() {
        for (long seed = 0; seed < 200; seed++) {
            Board board = BoardGenerator.generate(seed);
            boolean hard = board.hard();
            assertThat(BoardGenerator.generate(seed, dependencies -> dependencies.pieces() >= Board.HARD_PIECES))
                    .isEqualTo(hard ? Optional.of(board) : Optional.empty());
        }
    }
}
