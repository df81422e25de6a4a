package io.foresight.perception.data.nuscenes;

import io.foresight.perception.data.SceneChoice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The official splits of nuScenes, which its tables do not hold. */
final class NuscenesSplits implements SceneChoice.Splits {
    private static final String RESOURCE = "splits.txt";
    private static final List<String> NAMES = List.of("train", "val", "test", "mini_train", "mini_val");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public Optional<Set<String>> scenes(String split) throws IOException {
        if (!NAMES.contains(split)) {
            return Optional.empty();
        }
        Set<String> scenes = new LinkedHashSet<>();
        try (InputStream resource = NuscenesSplits.class.getResourceAsStream(RESOURCE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (String line : reader.lines().toList()) {
                String[] words = line.split(" ");
                for (int i = 1; words[0].equals(split) && i < words.length; i++) {
                    addRange(words[i], scenes);
                }
            }
        }
        return Optional.of(scenes);
    }

    private static void addRange(String range, Set<String> scenes) {
        String[] ends = range.split("-");
        int last = Integer.parseInt(ends[ends.length - 1]);
        for (int number = Integer.parseInt(ends[0]); number <= last; number++) {
            scenes.add(String.format(Locale.ROOT, "scene-%04d", number));
        }
    }
}
