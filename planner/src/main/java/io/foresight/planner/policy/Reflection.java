package io.foresight.planner.policy;

import io.foresight.planner.task.Action;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * How a policy that imagines before it acts came to a decision: what was proposed, what that would lead to, what it believes of the scene,
 * and whether it changed its mind. Pieces by the situation's numbers.
 *
 * @param proposed what came to mind first, likeliest first
 * @param weighed what was imagined of each action that was looked at, best first
 * @param order beliefs that one piece lies directly over another, those above 1 %
 * @param places what is believed of where each piece is, likeliest first, those above 1 %
 * @param revised the decision is another action than the first that was proposed
 * @param stopped why it imagined no further
 * @param stages what the decision's time was spent on, in order; empty: not measured
 */
public record Reflection(
        List<Proposed> proposed,
        List<Weighed> weighed,
        List<Over> order,
        List<Placed> places,
        boolean revised,
        Stop stopped,
        List<Stage> stages) {
    public Reflection {
        proposed = List.copyOf(proposed);
        weighed = List.copyOf(weighed);
        order = List.copyOf(order);
        places = List.copyOf(places);
        stages = List.copyOf(stages);
    }

    /** A reflection whose stages were not measured. */
    public Reflection(
            List<Proposed> proposed,
            List<Weighed> weighed,
            List<Over> order,
            List<Placed> places,
            boolean revised,
            Stop stopped) {
        this(proposed, weighed, order, places, revised, stopped, List.of());
    }

    /** The same with other numbers of the pieces. */
    Reflection renumbered(UnaryOperator<Action> actions, IntUnaryOperator pieces) {
        return new Reflection(
                proposed.stream()
                        .map(one -> new Proposed(actions.apply(one.action), one.probability))
                        .toList(),
                weighed.stream()
                        .map(one -> new Weighed(actions.apply(one.action), one.steps, one.deviation, one.succeeds))
                        .toList(),
                order.stream()
                        .map(one ->
                                new Over(pieces.applyAsInt(one.lower), pieces.applyAsInt(one.upper), one.probability))
                        .toList(),
                places.stream()
                        .map(one -> new Placed(pieces.applyAsInt(one.piece), one.status, one.probability))
                        .toList(),
                revised,
                stopped,
                stages);
    }

    /** An action and how likely the proposer finds it. */
    public record Proposed(Action action, double probability) {}

    /**
     * What is expected of an action.
     *
     * @param steps actions from now to the goal, this one included: mean over what may be
     * @param deviation standard deviation over what may be
     * @param succeeds probability that its skill succeeds
     */
    public record Weighed(Action action, double steps, double deviation, double succeeds) {}

    /** Probability that {@code upper} lies directly over {@code lower}. */
    public record Over(int lower, int upper, double probability) {}

    /**
     * Probability that a piece is somewhere.
     *
     * @param status such as {@code seated} or {@code held lying}
     */
    public record Placed(int piece, String status, double probability) {}

    /**
     * A part of the work of a decision.
     *
     * @param name such as {@code encode} or {@code imagine}
     * @param calls how often it was done in this decision
     * @param seconds all of them together
     */
    public record Stage(String name, int calls, double seconds) {}

    /** Why it imagined no further. */
    public enum Stop {
        /** Every action that was worth it was looked at. */
        ALL_WEIGHED,
        /** All that may be agrees on what to do, or the proposer is sure: imagining more would change nothing. */
        AGREED,
        /** The decision's time or steps were used up. */
        BUDGET,
        /** It does not imagine. */
        NOT_IMAGINED,
        /** What was imagined could not be, time and again. */
        BROKEN
    }
}
