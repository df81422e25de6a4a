package io.foresight.perception.data.nuscenes;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.SceneChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The chosen scenes' samples (key frames), from the tables {@code scene} and {@code sample}: scenes in the table's order, samples by time. */
final class Samples {
    private final List<Sample> byNumber = new ArrayList<>();
    private final TokenIndex tokens = new TokenIndex();

    /**
     * A key frame.
     *
     * @param number by which other tables' records are gathered
     * @param nanoseconds of the sample, which is that of its LiDAR's sweep
     */
    record Sample(int number, String token, String scene, long nanoseconds) {}

    private Samples() {}

    static Samples read(TableFolder folder, SceneChoice choice) throws IOException {
        Map<String, Token> scenes = new LinkedHashMap<>();
        Path file = folder.table("scene");
        JsonTable.read(file, List.of("token", "name"), row -> {
            if (scenes.put(row.text("name"), row.token()) != null) {
                throw row.repeated();
            }
        });
        Set<String> chosen = choice.among(scenes.keySet(), file);
        Map<Token, String> names = new HashMap<>();
        scenes.forEach((name, token) -> names.put(token, name));
        Samples samples = new Samples();
        JsonTable.read(folder.table("sample"), List.of("token", "timestamp", "scene_token"), row -> {
            String scene = names.get(row.link("scene_token"));
            if (scene == null) {
                throw row.dangling("scene_token", "scene");
            }
            if (chosen.contains(scene)) {
                samples.add(row, scene);
            }
        });
        if (samples.byNumber.isEmpty()) {
            throw new BadDataException(folder.table("sample") + ": has no sample of " + String.join(", ", chosen));
        }
        return samples;
    }

    private void add(TableRecord row, String scene) throws BadDataException {
        if (tokens.number(row.token()) != byNumber.size()) {
            throw row.repeated();
        }
        byNumber.add(new Sample(byNumber.size(), row.text("token"), scene, row.nanoseconds("timestamp")));
    }

    int size() {
        return byNumber.size();
    }

    /** Number of the sample; -1 for one of another scene. */
    int find(Token token) {
        return tokens.find(token);
    }

    Sample get(int number) {
        return byNumber.get(number);
    }

    /** All of them, scene by scene, each in order of time. */
    List<Sample> inOrder() {
        Map<String, List<Sample>> scenes = new LinkedHashMap<>();
        for (Sample sample : byNumber) {
            scenes.computeIfAbsent(sample.scene, any -> new ArrayList<>()).add(sample);
        }
        List<Sample> order = new ArrayList<>();
        for (List<Sample> scene : scenes.values()) {
            scene.sort(Comparator.comparingLong(Sample::nanoseconds));
            order.addAll(scene);
        }
        return order;
    }
}
