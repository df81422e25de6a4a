package io.foresight.planner.task;

import java.util.Arrays;

/** A board written out voxel by voxel, naively, to check generators against. -1 is air, 0 and up the pieces, {@link #BOARD} the board. */
final class Voxels {
    static final int AIR = -1;
    static final int BOARD = 99;

    final int[][][] body;
    final Board board;

    Voxels(Board board) {
        this.board = board;
        body = new int[board.sizeX()][board.sizeY()][24];
        for (int[][] plane : body) {
            for (int[] column : plane) {
                Arrays.fill(column, AIR);
            }
        }
        board.cuboids().forEach(cuboid -> fill(cuboid, BOARD));
        board.pieces().forEach(piece -> piece.cuboids().forEach(cuboid -> fill(cuboid, piece.index())));
    }

    private void fill(Cuboid cuboid, int with) {
        for (int x = cuboid.minX(); x < cuboid.maxX(); x++) {
            for (int y = cuboid.minY(); y < cuboid.maxY(); y++) {
                for (int z = cuboid.minZ(); z < cuboid.maxZ(); z++) {
                    if (body[x][y][z] != AIR) {
                        throw new AssertionError(
                                "voxel " + x + " " + y + " " + z + " belongs to " + body[x][y][z] + " and to " + with);
                    }
                    body[x][y][z] = with;
                }
            }
        }
    }

    /** Bodies that have a voxel straight above one of the piece's: bit i for piece i, bit 31 for the board. */
    int over(int piece) {
        int over = 0;
        for (int[][] plane : body) {
            for (int[] column : plane) {
                boolean below = false;
                for (int here : column) {
                    if (here == piece) {
                        below = true;
                    } else if (below && here != AIR) {
                        over |= 1 << (here == BOARD ? 31 : here);
                    }
                }
            }
        }
        return over;
    }

    /** Is all of the piece in one part, face to face? */
    boolean inOnePart(int piece) {
        boolean[][][] seen = new boolean[board.sizeX()][board.sizeY()][24];
        Cuboid first = board.pieces().get(piece).cuboids().get(0);
        java.util.ArrayDeque<int[]> open = new java.util.ArrayDeque<>();
        open.add(new int[] {first.minX(), first.minY(), first.minZ()});
        seen[first.minX()][first.minY()][first.minZ()] = true;
        int reached = 0;
        while (!open.isEmpty()) {
            int[] at = open.remove();
            reached++;
            for (int i = 0; i < 6; i++) {
                int[] next = at.clone();
                next[i / 2] += i % 2 == 0 ? 1 : -1;
                if (inside(next) && !seen[next[0]][next[1]][next[2]] && body[next[0]][next[1]][next[2]] == piece) {
                    seen[next[0]][next[1]][next[2]] = true;
                    open.add(next);
                }
            }
        }
        return reached
                == board.pieces().get(piece).cuboids().stream()
                        .mapToInt(Cuboid::volume)
                        .sum();
    }

    private boolean inside(int[] at) {
        return at[0] >= 0 && at[1] >= 0 && at[2] >= 0 && at[0] < board.sizeX() && at[1] < board.sizeY() && at[2] < 24;
    }
}
