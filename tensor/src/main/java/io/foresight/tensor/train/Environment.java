package io.foresight.tensor.train;

import java.util.Map;
import java.util.TreeMap;

/** What a run stands on: Java, system, processors, and what the learner says of its engine. */
final class Environment {
    private Environment() {}

    static Map<String, String> describe(Learner learner) {
        Map<String, String> all = new TreeMap<>(learner.describe());
        all.put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        all.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        return all;
    }
}
