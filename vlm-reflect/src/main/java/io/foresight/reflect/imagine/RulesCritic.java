package io.foresight.reflect.imagine;

import io.foresight.planner.task.AssemblyState;
import io.foresight.reflect.belief.Hypothesis;
import io.foresight.reflect.belief.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Counts by the rules: the exact number of actions from where the pieces most probably are, in an order as it may be. */
public final class RulesCritic implements Critic {
    /** Steps to go with a piece off the table. */
    static final double HOPELESS = 1000;

    private final Function<Observation, List<Order>> orders;

    private RulesCritic(Function<Observation, List<Order>> orders) {
        this.orders = orders;
    }

    /** In the likeliest order: that of the first sample, or the likeliest reading where there are no samples. */
    public static RulesCritic likeliest() {
        return new RulesCritic(now -> List.of(likeliest(now)));
    }

    /** The mean over the orders of all samples. */
    public static RulesCritic expected() {
        return new RulesCritic(now -> now.samples().isEmpty()
                ? List.of(likeliest(now))
                : now.samples().stream().map(Hypothesis::order).toList());
    }

    /** In the true order of the task that this world has entered. */
    public static RulesCritic exact(SimulatorWorld world) {
        return new RulesCritic(now -> List.of(world.order()));
    }

    private static Order likeliest(Observation now) {
        return now.likeliest(now.frame()).order();
    }

    @Override
    public double[] stepsToGo(Observation now, List<Frame> frames) {
        Map<Order, Integer> times = new LinkedHashMap<>();
        orders.apply(now).forEach(order -> times.merge(order, 1, Integer::sum));
        List<Hypothesis> distinct = new ArrayList<>();
        times.keySet().forEach(order -> distinct.add(Hypothesis.of(AssemblyState.goal(order.pieces()), order)));
        List<Integer> weights = List.copyOf(times.values());
        Map<AssemblyState, Double> known = new LinkedHashMap<>();
        return frames.stream()
                .mapToDouble(frame ->
                        known.computeIfAbsent(frame.places().likeliestState(), state -> mean(distinct, weights, state)))
                .toArray();
    }

    private static double mean(List<Hypothesis> orders, List<Integer> weights, AssemblyState state) {
        if (state.lost() != 0) {
            return HOPELESS;
        }
        double sum = 0;
        double total = 0;
        for (int k = 0; k < weights.size(); k++) {
            sum += weights.get(k) * orders.get(k).at(state).stepsToGo();
            total += weights.get(k);
        }
        return sum / total;
    }
}
