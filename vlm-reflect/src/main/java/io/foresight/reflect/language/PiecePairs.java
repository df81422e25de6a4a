package io.foresight.reflect.language;

/** How pairs of n pieces are counted: (1, 0), (2, 0), (2, 1), (3, 0) and so on. */
public final class PiecePairs {
    private PiecePairs() {}

    /** How many there are. */
    public static int of(int pieces) {
        return pieces * (pieces - 1) / 2;
    }

    /** The first piece of each pair, which has the larger number. */
    public static int[] first(int pieces) {
        int[] first = new int[of(pieces)];
        for (int i = 1, pair = 0; i < pieces; i++) {
            for (int j = 0; j < i; j++) {
                first[pair++] = i;
            }
        }
        return first;
    }

    /** The second piece of each pair. */
    public static int[] second(int pieces) {
        int[] second = new int[of(pieces)];
        for (int i = 1, pair = 0; i < pieces; i++) {
            for (int j = 0; j < i; j++) {
                second[pair++] = j;
            }
        }
        return second;
    }
}
