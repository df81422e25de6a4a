package io.foresight.reflect.experiment;

import io.foresight.planner.episode.EpisodeEvent;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.learn.Calibration;
import io.foresight.reflect.policy.Traces;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares what a policy believes with the truth: for each pair of pieces whether one lies directly over the other, for each piece where
 * it is. Beliefs up to 1 %, which reflections leave out, count as 0.
 */
final class BeliefCheck {
    private static final int APART = 2;

    private final Calibration order = new Calibration();
    private final Calibration places = new Calibration();

    /** Adds a decision with a reflection, pieces by the board's numbers; a policy that believes nothing adds nothing. */
    void add(EpisodeEvent event) {
        Reflection reflection = event.decision().reflection().orElseThrow();
        if (!reflection.places().isEmpty()) {
            order(reflection, event.before().task().board().dependencies());
            places(reflection, event.before().state());
        }
    }

    private void order(Reflection reflection, Dependencies truth) {
        int n = truth.pieces();
        double[][] over = new double[n][n];
        reflection.order().forEach(one -> over[one.lower()][one.upper()] = one.probability());
        for (int upper = 1; upper < n; upper++) {
            for (int lower = 0; lower < upper; lower++) {
                double apart = Math.max(0, 1 - over[lower][upper] - over[upper][lower]);
                boolean covers = (truth.successors(lower) >> upper & 1) != 0;
                order.add(new double[] {over[lower][upper], over[upper][lower], apart}, covers ? 0 : APART);
            }
        }
    }

    private void places(Reflection reflection, AssemblyState truth) {
        double[][] status = new double[truth.pieces()][PieceStatus.COUNT];
        for (Reflection.Placed placed : reflection.places()) {
            for (PieceStatus one : PieceStatus.values()) {
                if (Traces.label(one).equals(placed.status())) {
                    status[placed.piece()][one.ordinal()] = placed.probability();
                }
            }
        }
        for (int piece = 0; piece < truth.pieces(); piece++) {
            places.add(status[piece], PieceStatus.of(truth, piece).ordinal());
        }
    }

    /** What was found, by what was believed; empty where nothing was. */
    Map<String, Reliability> found() {
        Map<String, Reliability> found = new TreeMap<>();
        if (places.size() > 0) {
            found.put("order", Reliability.of(order));
            found.put("places", Reliability.of(places));
        }
        return found;
    }
}
