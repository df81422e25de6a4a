package io.foresight.tensor.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Everything a run needs to go on as if it had never stopped. Randomness needs no state of its own: it is drawn from the seed and the step.
 *
 * @param header all but the arrays
 * @param arrays flat arrays by section name
 */
record Checkpoint(Header header, Map<String, float[]> arrays) {
    static final String PARAMETERS = "parameters";
    static final String BUFFERS = "buffers";
    static final String AVERAGED_PARAMETERS = "averaged.parameters";
    static final String AVERAGED_BUFFERS = "averaged.buffers";
    static final String FIRST_MOMENT = "adamw.first";
    static final String SECOND_MOMENT = "adamw.second";

    /**
     * The readable part of a checkpoint.
     *
     * @param step steps done
     * @param configuration everything that decides the result, flattened to text
     * @param environment engine, threads and versions the checkpoint was written under
     * @param sections lengths of the arrays that follow, in file order
     */
    record Header(
            long step,
            double beta1Product,
            double beta2Product,
            Map<String, String> configuration,
            Map<String, String> environment,
            TensorLayout parameters,
            TensorLayout buffers,
            List<Section> sections) {}

    /** One array of the file: its name and the number of floats. */
    record Section(String name, int length) {}

    /** Lines {@code key: checkpoint has A, this run has B} for all keys whose values differ. */
    static List<String> differences(Map<String, String> saved, Map<String, String> current) {
        List<String> lines = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>(saved.keySet());
        keys.addAll(current.keySet());
        for (String key : keys) {
            String before = saved.getOrDefault(key, "nothing");
            String now = current.getOrDefault(key, "nothing");
            if (!before.equals(now)) {
                lines.add(key + ": checkpoint has " + before + ", this run has " + now);
            }
        }
        return lines;
    }
}
