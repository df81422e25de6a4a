package io.foresight.planner.expert;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Every state that a number of pieces can be in with none lost, and random boards. */
final class AllStates {
    private AllStates() {}

    static List<AssemblyState> of(int pieces) {
        List<AssemblyState> all = new ArrayList<>();
        int combinations = (int) Math.round(Math.pow(5, pieces));
        for (int held = -1; held < pieces; held++) {
            for (int code = 0; code < combinations; code++) {
                addIfPossible(all, pieces, held, code);
            }
        }
        return all;
    }

    /** A digit a piece: 0 table upright, 1 table lying, 2 seated, 3 loose upright, 4 loose lying; a held one has 0 or 1. */
    private static void addIfPossible(List<AssemblyState> all, int pieces, int held, int code) {
        int seated = 0;
        int loose = 0;
        int lying = 0;
        int rest = code;
        for (int piece = 0; piece < pieces; piece++) {
            int digit = rest % 5;
            rest /= 5;
            if (piece == held && digit > 1) {
                return;
            }
            seated |= digit == 2 ? 1 << piece : 0;
            loose |= digit > 2 ? 1 << piece : 0;
            lying |= digit == 1 || digit == 4 ? 1 << piece : 0;
        }
        all.add(new AssemblyState(pieces, seated, loose, 0, lying, held));
    }

    static Dependencies randomBoard(SplittableRandom random, int pieces) {
        double density = random.nextDouble();
        int[] predecessors = new int[pieces];
        for (int piece = 0; piece < pieces; piece++) {
            for (int under = 0; under < piece; under++) {
                predecessors[piece] |= random.nextDouble() < density ? 1 << under : 0;
            }
        }
        return new Dependencies(predecessors);
    }

    static List<Dependencies> everyBoard(int pieces) {
        int edges = pieces * (pieces - 1) / 2;
        List<Dependencies> boards = new ArrayList<>();
        for (int code = 0; code < 1 << edges; code++) {
            int[] predecessors = new int[pieces];
            int rest = code;
            for (int piece = 0; piece < pieces; piece++) {
                predecessors[piece] = rest & (1 << piece) - 1;
                rest >>= piece;
            }
            boards.add(new Dependencies(predecessors));
        }
        return boards;
    }
}
