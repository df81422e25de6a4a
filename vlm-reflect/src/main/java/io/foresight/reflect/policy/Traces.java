package io.foresight.reflect.policy;

import io.foresight.planner.policy.Reflection;
import io.foresight.reflect.belief.Belief;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.propose.Proposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Writes down how a decision was come to, and what is believed. */
public final class Traces {
    private static final double LEAST = 0.01;

    private Traces() {}

    /**
     * @param proposed what was looked at, likeliest first
     * @param candidates the same, best first
     */
    static Reflection of(
            List<ReflectivePolicy.Scored> proposed,
            List<ReflectivePolicy.Scored> candidates,
            Belief belief,
            int pieces,
            boolean revised,
            Reflection.Stop stopped,
            StageClock clock) {
        double total = candidates.stream()
                .mapToDouble(one -> Math.exp(one.logProbability))
                .sum();
        return new Reflection(
                proposed.stream()
                        .map(one -> new Reflection.Proposed(one.action, Math.exp(one.logProbability) / total))
                        .toList(),
                candidates.stream()
                        .filter(one -> one.value != null)
                        .map(one -> new Reflection.Weighed(
                                one.action, one.value.steps(), one.value.deviation(), one.value.succeeds()))
                        .toList(),
                order(belief, pieces),
                places(belief, pieces),
                revised,
                stopped,
                clock.stages());
    }

    /**
     * @param proposed likeliest first
     * @param weighed best first
     */
    static Reflection of(
            List<Proposal.Ranked> proposed,
            List<Reflection.Weighed> weighed,
            Belief belief,
            boolean revised,
            Reflection.Stop stopped,
            StageClock clock,
            int pieces) {
        return new Reflection(
                proposed.stream()
                        .map(one -> new Reflection.Proposed(one.action(), one.probability()))
                        .toList(),
                weighed,
                order(belief, pieces),
                places(belief, pieces),
                revised,
                stopped,
                clock.stages());
    }

    /** What is believed of the order, from 1 % on. */
    public static List<Reflection.Over> order(Belief belief, int pieces) {
        List<Reflection.Over> order = new ArrayList<>();
        for (int lower = 0; lower < pieces; lower++) {
            for (int upper = 0; upper < pieces; upper++) {
                double probability = lower == upper ? 0 : belief.over(lower, upper);
                if (probability > LEAST) {
                    order.add(new Reflection.Over(lower, upper, probability));
                }
            }
        }
        return order;
    }

    /** Where each piece is believed to be, likeliest first, from 1 % on. */
    public static List<Reflection.Placed> places(Belief belief, int pieces) {
        List<Reflection.Placed> places = new ArrayList<>();
        for (int piece = 0; piece < pieces; piece++) {
            List<Reflection.Placed> ofPiece = new ArrayList<>();
            for (PieceStatus status : PieceStatus.values()) {
                double probability = belief.probability(piece, status);
                if (probability > LEAST) {
                    ofPiece.add(new Reflection.Placed(piece, label(status), probability));
                }
            }
            ofPiece.sort(Comparator.comparingDouble((Reflection.Placed one) -> -one.probability()));
            places.addAll(ofPiece);
        }
        return places;
    }

    /** A status as {@link Reflection.Placed} names it: {@code held lying}. */
    public static String label(PieceStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
