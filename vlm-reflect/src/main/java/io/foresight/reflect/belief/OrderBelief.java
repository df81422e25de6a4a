package io.foresight.reflect.belief;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is believed about the order of a task's pieces: samples of orders, drawn from what the goal's picture says, the instruction, and
 * all evidence of attempts since. Pairs of pieces are drawn one after the other, each given all others (Gibbs sampling, Geman and Geman
 * 1984); orders in a circle have no probability. The same seed and evidence give the same samples.
 */
public final class OrderBelief {
    /** Samples kept. */
    static final int SAMPLES = 128;

    private static final int SWEEPS_AT_FIRST = 8;
    private static final int SWEEPS = 3;

    private final double[][] prior; // [lower][upper]
    private final int pieces;
    private final OrderEvidence evidence;
    private final List<Order> samples = new ArrayList<>();
    private final SplittableRandom random;

    /** Believes what the picture says; the first sample is the likeliest. */
    public OrderBelief(OrderReading reading, long seed) {
        this(reading, seed, true);
    }

    /** As above, or with any sample as the first. */
    OrderBelief(OrderReading reading, long seed, boolean likeliestFirst) {
        pieces = reading.pieces();
        prior = reading.over();
        evidence = new OrderEvidence(pieces);
        random = new SplittableRandom(seed);
        for (int s = 0; s < SAMPLES; s++) {
            samples.add(new Order(pieces));
        }
        for (Order order : samples) {
            for (int time = 0; time < SWEEPS_AT_FIRST; time++) {
                drawAll(order);
            }
        }
        if (likeliestFirst) {
            likeliestFirst();
        }
    }

    /**
     * Takes an attempt into account. A sample stays as it is with the probability that it gives to what was seen, as a share of the
     * largest that any sample gives to it; else it becomes a copy of one that stayed, in which all pairs are drawn anew. So what
     * was not contradicted is still believed in the same way.
     */
    void learn(int piece, OrderEvidence.Attempt attempt) {
        evidence.add(piece, attempt);
        double[] likely = new double[SAMPLES];
        double most = 0;
        for (int s = 0; s < SAMPLES; s++) {
            likely[s] = attempt.likelihood(
                    samples.get(s).over(piece), samples.get(s).under(piece));
            most = Math.max(most, likely[s]);
        }
        List<Order> stay = new ArrayList<>();
        boolean[] stays = new boolean[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            stays[s] = random.nextDouble() * most < likely[s];
            if (stays[s]) {
                stay.add(samples.get(s));
            }
        }
        boolean leaderGone = !stays[0];
        for (int s = 0; s < SAMPLES; s++) {
            if (!stays[s]) {
                Order fresh = new Order(stay.isEmpty() ? samples.get(s) : stay.get(random.nextInt(stay.size())));
                drawAround(fresh, piece);
                for (int time = 0; time < SWEEPS; time++) {
                    drawAll(fresh);
                }
                samples.set(s, fresh);
            }
        }
        if (leaderGone) {
            likeliestFirst();
        }
    }

    /** Puts the sample that is most likely given all evidence first, where it stays until it is contradicted. */
    private void likeliestFirst() {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < SAMPLES; s++) {
            double log = logPosterior(samples.get(s));
            if (log > most) {
                most = log;
                best = s;
            }
        }
        Collections.swap(samples, 0, best);
    }

    private double logPosterior(Order order) {
        double log = 0;
        for (int b = 0; b < pieces; b++) {
            log += Math.log(evidence.likelihood(b, order.over(b), order.under(b)));
            for (int a = 0; a < b; a++) {
                boolean bOver = (order.over(a) >> b & 1) != 0;
                boolean aOver = (order.over(b) >> a & 1) != 0;
                double apart = Math.max(0, 1 - prior[a][b] - prior[b][a]);
                log += Math.log(bOver ? prior[a][b] : aOver ? prior[b][a] : apart);
            }
        }
        return log;
    }

    private void drawAll(Order order) {
        for (int upper = 1; upper < pieces; upper++) {
            for (int lower = 0; lower < upper; lower++) {
                draw(order, lower, upper);
            }
        }
    }

    private void drawAround(Order order, int piece) {
        for (int other = 0; other < pieces; other++) {
            if (other != piece) {
                draw(order, Math.min(piece, other), Math.max(piece, other));
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

    /**
     * The samples. Together they stand for what is believed; the first, if it was not to be any, is the likeliest one when it was chosen, and
     * remains the first until it is contradicted. Not to be changed.
     */
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
