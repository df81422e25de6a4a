package io.foresight.perception.eval.nuscenes;

import io.foresight.core.geometry.Pose;
import io.foresight.perception.eval.OrientedBox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes small scenes by hand: samples half a second apart, the vehicle in the origin. */
final class Street {
    private static final long HALF_A_SECOND = 500_000;

    private final List<List<EvalBox>> labels = new ArrayList<>();
    private final List<List<EvalBox>> results = new ArrayList<>();
    private final List<OrientedBox> racks = new ArrayList<>();

    static EvalBox label(String name, String track, double x, double y) {
        return new EvalBox(name, box(x, y, 0), 0, 0, 5, EvalBox.LABEL, "", track);
    }

    static EvalBox result(String name, String track, double x, double y, double score) {
        return new EvalBox(name, box(x, y, 0), 0, 0, EvalBox.NOT_COUNTED, score, "", track);
    }

    static OrientedBox box(double x, double y, double yaw) {
        return new OrientedBox(Pose.at(x, y, 1, yaw), 2, 4, 1.5);
    }

    Street sample(List<EvalBox> labelled, List<EvalBox> found) {
        labels.add(labelled);
        results.add(found);
        return this;
    }

    Street rack(OrientedBox rack) {
        racks.add(rack);
        return this;
    }

    GroundTruth truth() {
        List<EvalSample> samples = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            samples.add(new EvalSample("sample" + i, "scene", i * HALF_A_SECOND, 0, 0, racks, labels.get(i)));
        }
        return new GroundTruth(samples);
    }

    Map<String, List<EvalBox>> results() {
        Map<String, List<EvalBox>> bySample = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            bySample.put("sample" + i, results.get(i));
        }
        return bySample;
    }
}
