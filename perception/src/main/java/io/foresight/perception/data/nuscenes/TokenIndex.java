package io.foresight.perception.data.nuscenes;

import java.util.Arrays;

/** Numbers tokens from 0 in the order in which they come; 24 to 40 bytes each. Not thread-safe while tokens are added. */
final class TokenIndex {
    private static final int NONE = -1;

    private long[] high = new long[16];
    private long[] low = new long[16];
    private int[] slots = new int[32]; // open addressing: number + 1, 0 where free
    private int size;

    int size() {
        return size;
    }

    /** The token's number; -1 for an unknown one. */
    int find(Token token) {
        return slots[slot(token.high(), token.low())] - 1;
    }

    /** The token's number, which is a new one where it is unknown. */
    int number(Token token) {
        int slot = slot(token.high(), token.low());
        if (slots[slot] - 1 != NONE) {
            return slots[slot] - 1;
        }
        if (size == high.length) {
            grow();
            slot = slot(token.high(), token.low());
        }
        high[size] = token.high();
        low[size] = token.low();
        size++;
        slots[slot] = size;
        return size - 1;
    }

    private void grow() {
        high = Arrays.copyOf(high, 2 * size);
        low = Arrays.copyOf(low, 2 * size);
        slots = new int[4 * size];
        for (int number = 0; number < size; number++) {
            slots[slot(high[number], low[number])] = number + 1;
        }
    }

    /** Where the token is or may be put. */
    private int slot(long tokenHigh, long tokenLow) {
        long mixed = tokenHigh * 0x9e3779b97f4a7c15L + tokenLow * 0xc2b2ae3d27d4eb4fL;
        int mask = slots.length - 1;
        int slot = (int) (mixed >>> 33) & mask;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (high[number] == tokenHigh && low[number] == tokenLow) {
                break;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
