package io.foresight.reflect.language;

import io.foresight.planner.task.Colour;
import io.foresight.reflect.belief.OrderReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an instruction states about which piece lies over which: "red goes in before blue", "blue lies over red", "green is not under
 * yellow". Facts are taken clause by clause; what is not understood, or about pieces that are not there, states nothing.
 *
 * @param facts as they are stated, in order
 */
public record StatedOrder(List<Fact> facts) {
    /** A person who says something about the order is right so often. */
    static final double RELIABLE = 0.98;

    private static final int MOST_LETTERS = 4000;
    private static final Pattern WORD = Pattern.compile("[a-z]+|[.,;:!?\n]");
    private static final Set<String> BEFORE = Set.of("before", "under", "below", "beneath", "underneath");
    private static final Set<String> AFTER = Set.of("after", "over", "above", "top");
    private static final Set<String> TIME = Set.of("before", "after");
    private static final Set<String> NEGATIONS = Set.of("not", "never", "isn", "doesn", "don", "aren");
    private static final Set<String> CLAUSE_ENDS =
            Set.of("and", "but", "then", "while", "because", ".", ",", ";", ":", "!", "?", "\n");
    private static final Set<String> COLOURS =
            Arrays.stream(Colour.values()).map(Colour::label).collect(Collectors.toUnmodifiableSet());

    /** Copies the facts. */
    public StatedOrder {
        facts = List.copyOf(facts);
    }

    /**
     * One statement.
     *
     * @param lower number of the piece that is stated to go in first
     * @param upper number of the other
     * @param touching stated is that one lies over the other; else only which goes in first
     * @param denied stated is that this is not so
     */
    public record Fact(int lower, int upper, boolean touching, boolean denied) {
        /** Likelihood of the statement where {@code upper} lies directly over {@code lower}. */
        private double ifSo() {
            return denied ? 1 - RELIABLE : RELIABLE;
        }

        /** Where they are apart: then one may still go in before the other for the sake of a third. */
        private double ifApart() {
            return touching ? 1 - ifSo() : 0.5;
        }

        private double ifReversed() {
            return 1 - ifSo();
        }
    }

    /**
     * What a text states about these pieces.
     *
     * @param pieces colours by number
     */
    public static StatedOrder in(String instruction, List<Colour> pieces) {
        List<String> labels = pieces.stream().map(Colour::label).toList();
        String text = instruction.substring(0, Math.min(instruction.length(), MOST_LETTERS));
        List<Fact> facts = new ArrayList<>();
        String before = ""; // the colour that was named last in this clause
        String relation = "";
        boolean denied = false;
        for (Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT)); words.find(); ) {
            String word = words.group();
            if (CLAUSE_ENDS.contains(word)) {
                before = "";
                relation = "";
                denied = false;
            } else if (COLOURS.contains(word)) {
                if (!before.isEmpty() && !relation.isEmpty()) {
                    add(facts, labels.indexOf(before), relation, labels.indexOf(word), denied);
                }
                before = word;
                relation = "";
            } else if (BEFORE.contains(word) || AFTER.contains(word)) {
                relation = before.isEmpty() ? "" : word;
            } else if (NEGATIONS.contains(word)) {
                denied = true;
            }
        }
        return new StatedOrder(facts);
    }

    private static void add(List<Fact> facts, int first, String relation, int second, boolean denied) {
        if (first >= 0 && second >= 0 && first != second) {
            boolean lowerFirst = BEFORE.contains(relation);
            facts.add(new Fact(
                    lowerFirst ? first : second, lowerFirst ? second : first, !TIME.contains(relation), denied));
        }
    }

    /** What is read from a picture, in the light of what is stated (Bayes). */
    public OrderReading shift(OrderReading read) {
        int n = read.pieces();
        double[][] over = new double[n][];
        for (int i = 0; i < n; i++) {
            over[i] = read.over()[i].clone();
        }
        for (Fact fact : facts) {
            double so = over[fact.lower][fact.upper] * fact.ifSo();
            double reversed = over[fact.upper][fact.lower] * fact.ifReversed();
            double apart =
                    Math.max(0, 1 - over[fact.lower][fact.upper] - over[fact.upper][fact.lower]) * fact.ifApart();
            double sum = so + reversed + apart;
            if (sum > 0) { // else the picture rules out what is stated
                over[fact.lower][fact.upper] = so / sum;
                over[fact.upper][fact.lower] = reversed / sum;
            }
        }
        return new OrderReading(over);
    }
}
