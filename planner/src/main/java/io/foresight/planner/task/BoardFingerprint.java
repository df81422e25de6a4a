package io.foresight.planner.task;

/**
 * Fingerprint of a board's shape: it does not depend on the colours, and is equal for boards that are rotated by quarter turns or mirrored.
 * Boards of the same shape always have the same fingerprint; different boards have different ones, except for rare hash collisions.
 */
final class BoardFingerprint {
    private BoardFingerprint() {}

    static long of(Board board) {
        long least = Long.MAX_VALUE;
        for (int symmetry = 0; symmetry < 8; symmetry++) {
            least = Math.min(least, seen(board, (symmetry & 1) != 0, (symmetry & 2) != 0, (symmetry & 4) != 0));
        }
        return mix(least);
    }

    /** Hash of the board after mirroring x, mirroring y, and swapping the two. */
    private static long seen(Board board, boolean mirrorX, boolean mirrorY, boolean swap) {
        long sum = 0;
        for (Piece piece : board.pieces()) {
            Cuboid bounds = piece.bounds();
            int x = mirrorX ? board.sizeX() - bounds.maxX() : bounds.minX();
            int y = mirrorY ? board.sizeY() - bounds.maxY() : bounds.minY();
            long hash = mix(piece.kind() == Piece.Kind.NAIL ? 1 : 0);
            hash = mix(hash + (swap ? y : x));
            hash = mix(hash + (swap ? x : y));
            hash = mix(hash + bounds.minZ());
            hash = mix(hash + (swap ? bounds.sizeY() : bounds.sizeX()));
            hash = mix(hash + (swap ? bounds.sizeX() : bounds.sizeY()));
            hash = mix(hash + bounds.sizeZ());
            sum += mix(hash + volume(piece));
        }
        long hash = mix(sum + (swap ? board.sizeY() : board.sizeX()));
        hash = mix(hash + (swap ? board.sizeX() : board.sizeY()));
        return mix(hash + board.height());
    }

    /** The piece's remaining volume shows which of two crossing pieces yielded voxels. */
    private static int volume(Piece piece) {
        int volume = 0;
        for (Cuboid cuboid : piece.cuboids()) {
            volume += cuboid.volume();
        }
        return volume;
    }

    /** The finaliser of SplitMix64, a bijection. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
