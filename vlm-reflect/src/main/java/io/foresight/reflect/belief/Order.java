package io.foresight.reflect.belief;

import io.foresight.planner.task.Dependencies;
import java.util.Arrays;

/**
 * Which pieces lie directly over which, as one thinks it may be. Unlike {@link Dependencies} it does not ask that pieces are numbered in
 * the order in which they go in. Sets of pieces are bit masks. Never in a circle.
 */
public final class Order {
    private final int[] over;
    private final int[] under;

    /** Nothing lies over anything. */
    public Order(int pieces) {
        over = new int[pieces];
        under = new int[pieces];
    }

    /** A copy. */
    Order(Order other) {
        over = other.over.clone();
        under = other.under.clone();
    }

    /** What a board's dependencies say, with piece i of the board as piece {@code number[i]}. */
    public static Order of(Dependencies dependencies, int... number) {
        Order order = new Order(number.length);
        dependencies.edgeList().forEach(edge -> order.put(number[edge[0]], number[edge[1]]));
        return order;
    }

    /** Pieces. */
    public int pieces() {
        return over.length;
    }

    /** Set of the pieces directly over this one. */
    public int over(int piece) {
        return over[piece];
    }

    /** Set of the pieces directly under this one. */
    public int under(int piece) {
        return under[piece];
    }

    /** Would {@code upper} over {@code lower} close a circle? */
    boolean closesCircle(int lower, int upper) {
        int above = 1 << upper;
        int before = 0;
        while (above != before) {
            before = above;
            for (int piece = 0; piece < over.length; piece++) {
                if ((above >> piece & 1) != 0) {
                    above |= over[piece];
                }
            }
        }
        return (above >> lower & 1) != 0;
    }

    /** From now on {@code upper} lies over {@code lower}. */
    void put(int lower, int upper) {
        over[lower] |= 1 << upper;
        under[upper] |= 1 << lower;
    }

    /** From now on neither of the two lies over the other. */
    void separate(int a, int b) {
        over[a] &= ~(1 << b);
        over[b] &= ~(1 << a);
        under[a] &= ~(1 << b);
        under[b] &= ~(1 << a);
    }

    /** Pieces from the bottom up: no piece stands before one that lies under it. */
    int[] bottomUp() {
        int[] sorted = new int[over.length];
        int placed = 0;
        for (int k = 0; k < sorted.length; k++) {
            int next = 0;
            while ((placed >> next & 1) != 0 || (under[next] & ~placed) != 0) {
                next++;
            }
            sorted[k] = next;
            placed |= 1 << next;
        }
        return sorted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Order same && Arrays.equals(over, same.over);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(over);
    }

    @Override
    public String toString() {
        return "Order" + Arrays.toString(over);
    }
}
