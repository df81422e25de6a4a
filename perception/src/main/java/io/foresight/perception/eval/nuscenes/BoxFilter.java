package io.foresight.perception.eval.nuscenes;

import io.foresight.perception.eval.OrientedBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which boxes count: those of an evaluated class, nearer than its range, not known to be without points, and no bicycle or motorcycle in a
 * bicycle rack.
 *
 * @param classRange metres by class, exclusive; boxes of other classes do not count
 * @param rackClasses classes that do not count in racks
 */
record BoxFilter(Map<String, Double> classRange, Set<String> rackClasses) {
    List<EvalBox> kept(EvalSample sample, List<EvalBox> boxes) {
        List<EvalBox> kept = new ArrayList<>();
        for (EvalBox box : boxes) {
            Double range = classRange.get(box.name());
            if (range != null && sample.range(box.box()) < range && box.points() != 0 && !inRack(sample, box)) {
                kept.add(box);
            }
        }
        return kept;
    }

    private boolean inRack(EvalSample sample, EvalBox box) {
        if (!rackClasses.contains(box.name())) {
            return false;
        }
        for (OrientedBox rack : sample.racks()) {
            if (rack.contains(
                    box.box().pose().x(), box.box().pose().y(), box.box().pose().z())) {
                return true;
            }
        }
        return false;
    }
}
