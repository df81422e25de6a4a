package io.foresight.ros2.discovery;

import java.util.List;

/** Partition names of DDS, in which {@code *}, {@code ?} and {@code [...]} match as in file names. */
final class Partitions {
    private Partitions() {}

    /** Whether two endpoints have a partition in common. No name is the default partition, whose name is empty; of two, one may be a pattern. */
    static boolean share(List<String> ours, List<String> theirs) {
        List<String> a = ours.isEmpty() ? List.of("") : ours;
        List<String> b = theirs.isEmpty() ? List.of("") : theirs;
        return a.stream().anyMatch(one -> b.stream().anyMatch(other -> match(one, other)));
    }

    private static boolean match(String one, String other) {
        return one.equals(other)
                || isPattern(one) && !isPattern(other) && matches(one, other)
                || isPattern(other) && !isPattern(one) && matches(other, one);
    }

    private static boolean isPattern(String name) {
        return name.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }

    /** O(pattern x name), whatever a peer announces: only the last star is ever tried again. */
    private static boolean matches(String pattern, String name) {
        int at = 0;
        int star = -1;
        int starred = 0; // the star stands for the name up to here, from where it was met
        int i = 0;
        while (i < name.length()) {
            int next = behind(pattern, at, name.charAt(i));
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                starred = i;
            } else if (next >= 0) {
                at = next;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++starred;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(c -> c == '*');
    }

    /** The place in the pattern behind what matches a character; -1 where it does not match. */
    private static int behind(String pattern, int at, char c) {
        if (at >= pattern.length()) {
            return -1;
        }
        int close = pattern.charAt(at) == '[' ? pattern.indexOf(']', at + 2) : -1;
        if (close > 0) {
            return isIn(pattern.substring(at + 1, close), c) ? close + 1 : -1;
        }
        return pattern.charAt(at) == '?' || pattern.charAt(at) == c ? at + 1 : -1;
    }

    private static boolean isIn(String set, char c) {
        boolean not = set.charAt(0) == '!' || set.charAt(0) == '^';
        for (int i = not ? 1 : 0; i < set.length(); i++) {
            boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
            char last = range ? set.charAt(i + 2) : set.charAt(i);
            if (set.charAt(i) <= c && c <= last) {
                return !not;
            }
            i += range ? 2 : 0;
        }
        return not;
    }
}
