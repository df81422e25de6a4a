package io.foresight.planner.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shares of the strata among all tasks, measured once on the boards of the seeds 0 .. 2,999,999; the set of pieces in the board at the
 * start was not sampled but summed over all choices with their probabilities. A test compares it with boards of other seeds.
 */
final class Population {
    /** Each line: pieces, chain depth, then tasks per ten million with 0, 1, 2 ... pieces to clear. */
    private static final String TABLE = """
            1 1: 11153
            2 1: 324873
            2 2: 16488 16488
            3 1: 519043
            3 2: 564037 392594 61142
            3 3: 111661 167492 55831
            4 1: 109627
            4 2: 829018 570642 161240 17331
            4 3: 358365 447794 202460 57584
            4 4: 60011 120022 67512 22504
            5 1: 7897
            5 2: 510471 368363 140272 28400 2135
            5 3: 368876 445781 235577 101611 28116
            5 4: 130631 224049 148044 71964 23422
            5 5: 12378 30945 22693 12378 4126
            6 1: 173
            6 2: 125582 102852 51079 14979 2248 107
            6 3: 164056 201623 119005 60423 23714 5432
            6 4: 87630 141273 102921 59540 26838 7715
            6 5: 17454 37807 30237 19953 10104 3172
            6 6: 1248 3744 3220 2254 1208 403
            7 2: 16876 14953 8812 3369 761 80 1
            7 3: 33275 41836 27163 15245 7204 2525 502
            7 4: 22396 34646 27078 17463 9485 4086 1156
            7 5: 6677 12960 10994 8117 5000 2391 726
            7 6: 821 2015 1832 1406 935 470 168
            7 7: 31 107 102 83 57 30 10
            8 2: 1407 1308 886 402 120 19 1
            8 3: 3503 4581 3245 1970 1032 453 146 28
            8 4: 2854 4351 3585 2482 1496 761 311 81
            8 5: 1084 1991 1761 1379 939 532 237 66
            8 6: 207 447 422 344 253 155 76 26
            8 7: 15 40 39 34 26 17 10 3
            """;

    /** Tasks per ten million, in the order of the table. */
    static final Map<Stratum, Integer> SHARES = shares();

    private Population() {}

    private static Map<Stratum, Integer> shares() {
        Map<Stratum, Integer> shares = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            String[] words = line.split("[ :]+");
            for (int i = 2; i < words.length; i++) {
                Stratum stratum = new Stratum(Integer.parseInt(words[0]), Integer.parseInt(words[1]), i - 2);
                shares.put(stratum, Integer.parseInt(words[i]));
            }
        });
        return Collections.unmodifiableMap(shares);
    }
}
