package io.foresight.reflect.belief;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is believed about the order of a task's pieces: samples of orders, drawn from what the goal's picture says, the instruction, and
 * all evidence of attempts since. Pairs of pieces are drawn one after the other, each given all others (Gibbs sampling, Geman and Geman
 * 1984); orders in a circle have no probability. The same seed and evidence give the same samples.
 */
public final class OrderBelief {
    /** Samples kept. */
    static final int SAMPLES = 64;

    private static final int SWEEPS_AT_FIRST = 8;
    private static final int SWEEPS = 4;

    private final double[][] prior; // [lower][upper]
    private final int pieces;
    private final OrderEvidence evidence;
    private final List<Order> samples = new ArrayList<>();
    private final SplittableRandom random;

    /** Believes what the picture says. */
    public OrderBelief(OrderReading reading, long seed) {
        pieces = reading.pieces();
        prior = reading.over();
        evidence = new OrderEvidence(pieces);
        random = new SplittableRandom(seed);
        for (int s = 0; s < SAMPLES; s++) {
            samples.add(new Order(pieces));
        }
        sweep(SWEEPS_AT_FIRST);
    }

    /** Takes an attempt into account. */
    void learn(int piece, OrderEvidence.Attempt attempt) {
        evidence.add(piece, attempt);
        sweep(SWEEPS);
    }

    private void sweep(int times) {
        for (Order order : samples) {
            for (int time = 0; time < times; time++) {
                for (int upper = 1; upper < pieces; upper++) {
                    for (int lower = 0; lower < upper; lower++) {
                        draw(order, lower, upper);
                    }
                }
            }
        }
    }

    /** Draws how a lies to b, given everything else. */
    private void draw(Order order, int a, int b) {
        order.separate(a, b);
        double bOver = order.closesCircle(a, b) ? 0 : prior[a][b] * likelihood(order, a, b, 1 << b, 0, 0, 1 << a);
        double aOver = order.closesCircle(b, a) ? 0 : prior[b][a] * likelihood(order, a, b, 0, 1 << b, 1 << a, 0);
        double apart = Math.max(0, 1 - prior[a][b] - prior[b][a]) * likelihood(order, a, b, 0, 0, 0, 0);
        double roll = random.nextDouble() * (bOver + aOver + apart);
        if (roll < bOver) {
            order.put(a, b);
        } else if (roll < bOver + aOver) {
            order.put(b, a);
        }
    }

    private double likelihood(Order order, int a, int b, int overA, int underA, int overB, int underB) {
        double of = 1;
        if (evidence.about(a)) {
            of *= evidence.likelihood(a, order.over(a) | overA, order.under(a) | underA);
        }
        if (evidence.about(b)) {
            of *= evidence.likelihood(b, order.over(b) | overB, order.under(b) | underB);
        }
        return of;
    }

    /** Probability that something covers the piece, with others on the board and loose there with these probabilities. */
    double covered(int piece, double[] onBoard, double[] loose) {
        double open = 0;
        for (Order order : samples) {
            open += OrderEvidence.open(order.over(piece), order.under(piece), onBoard, loose);
        }
        return 1 - open / samples.size();
    }

    /** The samples, each as likely as the others. Not to be changed. */
    public List<Order> samples() {
        return samples;
    }

    /** Probability that {@code upper} lies over {@code lower}, as the share of the samples. */
    public double over(int lower, int upper) {
        int count = 0;
        for (Order order : samples) {
            count += order.over(lower) >> upper & 1;
        }
        return (double) count / samples.size();
    }
}
