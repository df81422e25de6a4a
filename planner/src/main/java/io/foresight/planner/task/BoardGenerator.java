package io.foresight.planner.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Generates boards from seeds like the generator of ReflectVLM (arXiv 2502.16707, with the parameter ranges of its released code): a flat
 * board, up to six beams that cross and interlock, each one voxel higher than the one before, and up to two nails through the layers at
 * their position. The random numbers differ from the original's, so the same seed gives a different board, of the same distribution.
 */
public final class BoardGenerator {
    private static final int SMALLEST_SIDE = 25;
    private static final int LARGEST_SIDE = 39;
    private static final int LOWEST_BOARD = 4;
    private static final int HIGHEST_BOARD = 7;
    private static final int MOST_BEAMS = 6;
    private static final int SHORTEST_BEAM = 10;
    private static final int BEAM_WIDTH = 3;
    private static final int BEAM_GAP = 2;
    private static final int BEAM_TRIES = 10;
    private static final int MOST_NAILS = 2;
    private static final int NAIL_TRIES = 10;
    private static final int HEAD_WIDTH = 4;

    private final SeededDraws draws;
    private final VoxelGrid grid;
    private final int boardHeight;
    private final List<Cuboid> beams = new ArrayList<>();
    private final List<Boolean> beamAlongX = new ArrayList<>();
    private final List<List<Cuboid>> nails = new ArrayList<>();
    private final int[] predecessors = new int[Board.MOST_PIECES];

    /** Once true, every further beam leaves voxels to older beams instead of taking them. */
    private boolean compliant;

    private BoardGenerator(SeededDraws draws) {
        this.draws = draws;
        grid = new VoxelGrid(draws.between(SMALLEST_SIDE, LARGEST_SIDE), draws.between(SMALLEST_SIDE, LARGEST_SIDE));
        boardHeight = draws.between(LOWEST_BOARD, HIGHEST_BOARD);
        grid.fillBoard(boardHeight);
    }

    /** The board of this seed; the same on every machine. */
    public static Board generate(long seed) {
        return generate(seed, dependencies -> true).orElseThrow();
    }

    /** The board of this seed if its dependencies satisfy the predicate; rejecting a board takes a third of the time. */
    static Optional<Board> generate(long seed, Predicate<Dependencies> wanted) {
        BoardGenerator generator = filled(seed);
        Dependencies dependencies = generator.dependencies();
        return wanted.test(dependencies) ? Optional.of(generator.board(dependencies)) : Optional.empty();
    }

    /** Whether a beam of this seed's board was set to yield to older ones, whether or not there was one in its way. */
    static boolean hasCompliantBeam(long seed) {
        return filled(seed).compliant;
    }

    private static BoardGenerator filled(long seed) {
        BoardGenerator generator = new BoardGenerator(new SeededDraws(seed));
        generator.addBeams();
        generator.addNails();
        return generator;
    }

    private void addBeams() {
        int bottom = 1;
        int top = boardHeight + 2;
        while (beams.size() < MOST_BEAMS && bottom < boardHeight) {
            boolean yields = compliant || (beams.size() >= 2 && draws.coin());
            Cuboid beam = beam(bottom, top);
            if (beam == null) {
                return;
            }
            compliant = yields;
            predecessors[beams.size()] = grid.put(beam, beams.size() + 2, yields);
            beams.add(beam);
            bottom++;
            top++;
        }
    }

    /** A beam that does not touch the others of its direction; null when none was found. */
    private Cuboid beam(int bottom, int top) {
        boolean alongX = draws.coin();
        int along = alongX ? grid.sizeX() : grid.sizeY();
        int across = alongX ? grid.sizeY() : grid.sizeX();
        int length = draws.between(SHORTEST_BEAM, along - 7);
        length += (along - length) % 2;
        int width = BEAM_WIDTH + (across - BEAM_WIDTH) % 2;
        int from = (along - length) / 2;
        for (int i = 0; i < BEAM_TRIES; i++) {
            int at = draws.between(5, across - width - 6);
            if (isClear(alongX, at - BEAM_GAP, at + width + BEAM_GAP)) {
                beamAlongX.add(alongX);
                return alongX
                        ? new Cuboid(from, at, bottom, from + length, at + width, top)
                        : new Cuboid(at, from, bottom, at + width, from + length, top);
            }
        }
        return null;
    }

    private boolean isClear(boolean alongX, int min, int max) {
        for (int i = 0; i < beams.size(); i++) {
            Cuboid beam = beams.get(i);
            int otherMin = alongX ? beam.minY() : beam.minX();
            int otherMax = alongX ? beam.maxY() : beam.maxX();
            if (beamAlongX.get(i) == alongX && otherMin < max && min < otherMax) {
                return false;
            }
        }
        return true;
    }

    private void addNails() {
        for (int i = 0; i < MOST_NAILS; i++) {
            addNail();
        }
    }

    /** Tries columns for a nail until the layers are the same under the head's whole footprint. */
    private void addNail() {
        int[] columns = columnsWithPieces();
        for (int i = 0; i < NAIL_TRIES; i++) {
            int column = columns[draws.below(columns.length)];
            int x = column / grid.sizeY();
            int y = column % grid.sizeY();
            if (grid.columnsAlike(x - 1, y - 1, HEAD_WIDTH)) {
                int top = grid.firstEmpty(x, y);
                Cuboid shank = new Cuboid(x, y, 1, x + 2, y + 2, top);
                Cuboid head = new Cuboid(x - 1, y - 1, top, x + 3, y + 3, top + 1 + draws.between(2, 4));
                int piece = beams.size() + nails.size();
                predecessors[piece] = grid.put(shank, piece + 2, false) | grid.put(head, piece + 2, false);
                nails.add(List.of(shank, head));
                return;
            }
        }
    }

    private int[] columnsWithPieces() {
        int[] columns = new int[grid.sizeX() * grid.sizeY()];
        int count = 0;
        for (int x = 0; x < grid.sizeX(); x++) {
            for (int y = 0; y < grid.sizeY(); y++) {
                if (grid.at(x, y, boardHeight) != VoxelGrid.AIR) {
                    columns[count++] = x * grid.sizeY() + y;
                }
            }
        }
        return Arrays.copyOf(columns, count);
    }

    private Dependencies dependencies() {
        return new Dependencies(Arrays.copyOf(predecessors, beams.size() + nails.size()));
    }

    private Board board(Dependencies dependencies) {
        Colour[] colours = Colour.values();
        draws.shuffle(colours);
        int count = beams.size() + nails.size();
        List<List<Cuboid>> blocks = grid.blocks(count + 1);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean beam = i < beams.size();
            pieces.add(new Piece(
                    i,
                    colours[i + 1],
                    beam ? Piece.Kind.BEAM : Piece.Kind.NAIL,
                    beam ? blocks.get(i + 1) : nails.get(i - beams.size())));
        }
        return new Board(colours[0], grid.sizeX(), grid.sizeY(), boardHeight, blocks.get(0), pieces, dependencies);
    }
}
