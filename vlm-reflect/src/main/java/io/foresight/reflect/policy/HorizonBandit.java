package io.foresight.reflect.policy;

import java.util.List;

/**
 * Learns how far it pays to imagine: at each decision it chooses 0, 1, 3 or 5 steps, and at the next it is told how many steps to go the
 * last one saved. Each choice is an arm; its reward is that decrease, at most {@value #MOST} either way, less a cost for each imagined step.
 * The arm with the highest upper confidence bound is chosen, {@code mean + breadth sqrt(2 ln t / n)} (UCB1: Auer, Cesa-Bianchi, Fischer
 * 2002). BanditSpec (arXiv 2505.15141) chooses in this way how far to speculate; here it is how far to reflect.
 *
 * <p>Keeps what it learnt from episode to episode, so that a decision depends on all episodes before it. No random numbers: the same
 * episodes in the same order give the same choices.
 */
public final class HorizonBandit {
    /** Steps of imagination to choose from. */
    static final List<Integer> ARMS = List.of(0, 1, 3, 5);

    /** Steps to go that one action can save or waste, as far as it counts. */
    static final double MOST = 2;

    private final double cost;
    private final double breadth;
    private final int[] times = new int[ARMS.size()];
    private final double[] sums = new double[ARMS.size()];
    private int last = -1; // arm whose reward is not known yet; -1: none
    private double before;

    /**
     * @param cost of an imagined step, in steps to go
     * @param breadth of the confidence bound, in steps to go; 0: never tries again what did worse
     */
    public HorizonBandit(double cost, double breadth) {
        if (!(cost >= 0 && breadth >= 0)) {
            throw new IllegalArgumentException("cost and breadth must be 0 or more, got " + cost + " and " + breadth);
        }
        this.cost = cost;
        this.breadth = breadth;
    }

    /** Begins an episode: what the last one's last decision led to is not known. */
    void begin() {
        last = -1;
    }

    /**
     * How many steps to imagine now.
     *
     * @param stepsToGo from here, as the critic sees it; what the last decision changed is learnt from it
     */
    int choose(double stepsToGo) {
        if (last >= 0) {
            double decrease = Math.max(-MOST, Math.min(MOST, before - stepsToGo));
            times[last]++;
            sums[last] += decrease - cost * ARMS.get(last);
        }
        before = stepsToGo;
        last = highest();
        return ARMS.get(last);
    }

    private int highest() {
        int total = 0;
        for (int arm = 0; arm < times.length; arm++) {
            if (times[arm] == 0) {
                return arm;
            }
            total += times[arm];
        }
        int highest = 0;
        for (int arm = 1; arm < times.length; arm++) {
            highest = bound(arm, total) > bound(highest, total) ? arm : highest;
        }
        return highest;
    }

    private double bound(int arm, int total) {
        return sums[arm] / times[arm] + breadth * Math.sqrt(2 * Math.log(total) / times[arm]);
    }
}
