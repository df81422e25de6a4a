package io.foresight.perception.eval.nuscenes;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.perception.data.BadDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads results in the official format, {@code {"meta": ..., "results": {sample: [box, ...]}}}; boxes that do not count are not held. */
final class Results {
    private final BoxFormat format;
    private final BoxFilter filter;
    private final int maxBoxes;
    private final GroundTruth truth;
    private final Map<String, List<EvalBox>> boxes = new LinkedHashMap<>();
    private final Set<String> tracks = new HashSet<>(); // of the sample that is being read

    private Results(BoxFormat format, BoxFilter filter, int maxBoxes, GroundTruth truth) {
        this.format = format;
        this.filter = filter;
        this.maxBoxes = maxBoxes;
        this.truth = truth;
    }

    /**
     * The boxes that count, by sample in the file's order.
     *
     * @param maxBoxes of a sample, before the filter
     * @throws BadDataException naming the sample that is missing, unknown or repeated, or the box that is wrong
     */
    static Map<String, List<EvalBox>> read(
            Path file, BoxFormat format, BoxFilter filter, int maxBoxes, GroundTruth truth) throws IOException {
        Results results = new Results(format, filter, maxBoxes, truth);
        BoxFile.read(file, "results", results::begin, results::add);
        String difference = truth.difference(results.boxes.keySet()).orElse("");
        if (!difference.isEmpty()) {
            throw new BadDataException(file + ": " + difference);
        }
        return results.boxes;
    }

    private void begin(String sample) {
        tracks.clear();
        if (boxes.put(sample, new ArrayList<>()) != null) {
            throw new IllegalArgumentException("the sample is repeated");
        }
    }

    private void add(String sample, int index, JsonNode value) {
        if (index >= maxBoxes) {
            throw new IllegalArgumentException("a sample may have at most " + maxBoxes + " boxes");
        }
        EvalBox box = format.read(value, sample);
        if (format.tracked() && !tracks.add(box.track())) {
            throw new IllegalArgumentException("tracking_id \"" + box.track() + "\" is repeated in the sample");
        }
        EvalSample labelled = truth.samples().get(sample);
        if (labelled != null) {
            boxes.get(sample).addAll(filter.kept(labelled, List.of(box)));
        }
    }
}
