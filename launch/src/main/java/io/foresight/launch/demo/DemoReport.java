package io.foresight.launch.demo;

import io.foresight.core.measure.Spread;
import java.util.Map;

/**
 * Results of a demo.
 *
 * @param frames number simulated and sent
 * @param dropped number of those without a reply: skipped for a newer one
 * @param slipped number of 0.1 s periods in which the simulator had no sweep ready; 0 when the machine keeps up
 * @param invalid number of INVALID replies
 * @param seconds from the first frame to the last reply
 * @param ageMs from the time a sweep is due until its boxes arrive at the sender, milliseconds
 * @param stagesMs medians inside the service, milliseconds
 * @param simulateMs milliseconds to simulate a sweep, in parallel with perception
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
