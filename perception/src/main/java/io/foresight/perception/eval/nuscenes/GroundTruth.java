package io.foresight.perception.eval.nuscenes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The labelled samples of a split, for whoever reads them: files, or a dataset. */
public final class GroundTruth {
    private final Map<String, EvalSample> samples = new LinkedHashMap<>();
    private final Map<String, List<EvalSample>> scenes = new LinkedHashMap<>();

    /**
     * Groups samples by scene.
     *
     * @throws IllegalArgumentException when there is none, a token is repeated, or two samples of a scene have one time
     */
    public GroundTruth(List<EvalSample> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there are no labelled samples");
        }
        for (EvalSample sample : all) {
            if (samples.put(sample.token(), sample) != null) {
                throw new IllegalArgumentException("sample " + sample.token() + " is repeated");
            }
            scenes.computeIfAbsent(sample.scene(), name -> new ArrayList<>()).add(sample);
        }
        for (List<EvalSample> scene : scenes.values()) {
            scene.sort(Comparator.comparingLong(EvalSample::microseconds));
            for (int i = 1; i < scene.size(); i++) {
                if (scene.get(i).microseconds() == scene.get(i - 1).microseconds()) {
                    throw new IllegalArgumentException("samples "
                            + scene.get(i - 1).token() + " and "
                            + scene.get(i).token() + " of scene " + scene.get(i).scene() + " have one time, "
                            + scene.get(i).microseconds() + " us");
                }
            }
        }
    }

    /** By token, in the order in which they were given. */
    public Map<String, EvalSample> samples() {
        return Collections.unmodifiableMap(samples);
    }

    /** The samples of each scene in order of time. */
    public Map<String, List<EvalSample>> scenes() {
        return Collections.unmodifiableMap(scenes);
    }

    /** What is wrong with results for other samples than these; empty where they are for all of them and no others. */
    Optional<String> difference(Set<String> tokens) {
        for (String token : samples.keySet()) {
            if (!tokens.contains(token)) {
                return Optional.of("sample " + token + " is missing; results name " + tokens.size() + " samples, "
                        + samples.size() + " are labelled; a sample without a box needs an empty list");
            }
        }
        for (String token : tokens) {
            if (!samples.containsKey(token)) {
                return Optional.of("sample " + token + " is not among the " + samples.size() + " labelled ones");
            }
        }
        return Optional.empty();
    }
}
