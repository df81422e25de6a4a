package io.foresight.launch.demo;

import io.foresight.core.measure.Spread;
import java.util.Map;

/**
 * What a demonstration came to.
 *
 * @param frames simulated and sent
 * @param dropped of them without an answer: passed over for a newer one
 * @param slipped periods of 0.1 s in which the simulator had no sweep ready; 0 when the machine keeps up
 * @param invalid answers that say nothing
 * @param seconds from the first frame to the last answer
 * @param ageMs from the moment a sweep is due to its boxes' arrival back at the sender, milliseconds
 * @param stagesMs medians inside the service, milliseconds
 * @param simulateMs milliseconds to make a sweep, which runs beside perception
 * @param precision of boxes, over all classes; NaN where there are none
 * @param recall of objects, over all classes; NaN where there are none
 * @param rules how boxes and objects are matched
 */
public record DemoReport(
        int frames,
        int dropped,
        int slipped,
        int invalid,
        double seconds,
        double rateHz,
        Spread ageMs,
        Map<String, Double> stagesMs,
        Spread simulateMs,
        double precision,
        double recall,
        Map<String, ScoreRow> byClass,
        Map<String, ScoreRow> byRange,
        String rules,
        String model,
        String device,
        String arithmetic,
        int threads,
        String sensor,
        long seed) {
    /** All classes together. */
    public ScoreRow all() {
        int truth = 0;
        int found = 0;
        int falsePositives = 0;
        for (ScoreRow row : byClass.values()) {
            truth += row.truth();
            found += row.found();
            falsePositives += row.falsePositives();
        }
        return new ScoreRow(precision, recall, truth, found, falsePositives);
    }
}
