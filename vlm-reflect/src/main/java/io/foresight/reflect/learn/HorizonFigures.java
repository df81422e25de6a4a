package io.foresight.reflect.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures of what is imagined, each a mean over the frames after 1, 3 and 5 actions. */
final class HorizonFigures {
    /** Actions after which it is measured. */
    static final List<Integer> HORIZONS = List.of(1, 3, 5);

    private final Map<String, Double> sums = new LinkedHashMap<>();
    private final Map<Integer, Integer> frames = new LinkedHashMap<>();

    /** One more frame after so many actions. */
    void frame(int horizon) {
        frames.merge(horizon, 1, Integer::sum);
    }

    /** Whether something is right in it. */
    void count(String name, int horizon, boolean right) {
        sum(name, horizon, right ? 1 : 0);
    }

    /** A value of it. */
    void sum(String name, int horizon, double value) {
        sums.merge(name + "H" + horizon, value, Double::sum);
    }

    /** By name, such as {@code placesH3}, with the numbers of frames, such as {@code framesH3}. */
    Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) ->
                means.put(name, sum / frames.get(Integer.parseInt(name.substring(name.indexOf('H') + 1)))));
        frames.forEach((horizon, count) -> means.put("framesH" + horizon, (double) count));
        return means;
    }
}
