package io.foresight.planner.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoardCheckTest {
    /** A pocket along x, filled by a beam, and another along y over it. */
    private static final Cuboid LOWER = new Cuboid(0, 1, 1, 3, 2, 2);

    private static final Cuboid UPPER = new Cuboid(1, 1, 2, 2, 2, 4);

    private static final List<Cuboid> AROUND =
            List.of(new Cuboid(0, 0, 0, 3, 3, 1), new Cuboid(0, 0, 1, 3, 1, 2), new Cuboid(0, 2, 1, 3, 3, 2));

    private static Board board(List<Cuboid> blocks, Dependencies dependencies, Piece... pieces) {
        return new Board(Colour.BLUE, 3, 3, 2, blocks, List.of(pieces), dependencies);
    }

    private static Piece beam(int index, Cuboid... blocks) {
        return new Piece(index, Colour.values()[index + 1], Piece.Kind.BEAM, List.of(blocks));
    }

    @Test
    void everyGeneratedBoardIsFine() {
        for (long seed = 0; seed < 2000; seed++) {
            assertThat(BoardCheck.problem(BoardGenerator.generate(seed))).isEmpty();
        }
    }

    @Test
    void aSmallBoardIsFine() {
        assertThat(BoardCheck.problem(board(AROUND, new Dependencies(0, 1), beam(0, LOWER), beam(1, UPPER))))
                .isEmpty();
    }

    @Test
    void dependenciesThatSayTooLittleOrTooMuchAreSeen() {
        assertThat(BoardCheck.problem(board(AROUND, new Dependencies(0, 0), beam(0, LOWER), beam(1, UPPER))))
                .hasValue("green lies over orange, but the dependencies say nothing of it");
        Cuboid beside = new Cuboid(0, 0, 2, 3, 1, 4);
        assertThat(BoardCheck.problem(board(AROUND, new Dependencies(0, 1), beam(0, LOWER), beam(1, beside))))
                .hasValue("green does not lie over orange, but the dependencies say that it does");
    }

    @Test
    void aPieceThatWouldHaveToGoInUnderAnEarlierOneIsSeen() {
        assertThat(BoardCheck.problem(board(AROUND, new Dependencies(0, 1), beam(0, UPPER), beam(1, LOWER)))
                        .orElseThrow())
                .contains("the dependencies say");
        assertThat(BoardCheck.problem(board(AROUND, new Dependencies(0, 0), beam(0, UPPER), beam(1, LOWER))))
                .hasValue("orange lies over green, but the dependencies say that it goes in first");
    }

    @Test
    void aPieceUnderTheBoardIsSeen() {
        List<Cuboid> roofed = List.of(new Cuboid(0, 0, 0, 3, 1, 2), new Cuboid(0, 1, 1, 3, 3, 2));
        assertThat(BoardCheck.problem(board(roofed, new Dependencies(0), beam(0, new Cuboid(0, 1, 0, 3, 3, 1)))))
                .hasValue("orange has the board over it, so that it can never be inserted from above");
    }

    @Test
    void anEmptyVoxelInTheBoardIsSeen() {
        assertThat(BoardCheck.problem(board(AROUND, new Dependencies(0), beam(0, new Cuboid(0, 1, 1, 2, 2, 2)))))
                .hasValue("the board and its pieces fill 17 of the board's 18 voxels, not all of them");
    }

    @Test
    void aNailWithItsHeadAsideIsSeen() {
        List<Cuboid> ring = List.of(
                new Cuboid(0, 0, 0, 4, 4, 1),
                new Cuboid(0, 0, 1, 4, 1, 2),
                new Cuboid(0, 3, 1, 4, 4, 2),
                new Cuboid(0, 1, 1, 1, 3, 2),
                new Cuboid(3, 1, 1, 4, 3, 2));
        Cuboid shank = new Cuboid(1, 1, 1, 3, 3, 2);
        Board fine = nailed(ring, shank, new Cuboid(0, 0, 2, 4, 4, 5));
        assertThat(BoardCheck.problem(fine)).isEmpty();
        assertThat(BoardCheck.problem(nailed(ring, shank, new Cuboid(0, 0, 3, 4, 4, 5)))
                        .orElseThrow())
                .startsWith("nail orange must have a shank of 2 x 2 voxels");
        assertThat(BoardCheck.problem(nailed(ring, shank, new Cuboid(0, 0, 2, 4, 3, 5)))
                        .orElseThrow())
                .startsWith("nail orange must have a shank of 2 x 2 voxels");
    }

    private static Board nailed(List<Cuboid> blocks, Cuboid shank, Cuboid head) {
        Piece nail = new Piece(0, Colour.ORANGE, Piece.Kind.NAIL, List.of(shank, head));
        return new Board(Colour.BLUE, 4, 4, 2, blocks, List.of(nail), new Dependencies(0));
    }
}
