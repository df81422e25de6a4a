package io.foresight.perception.eval.nuscenes;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.eval.OrientedBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads ground truth from a folder: {@code ego_poses.json} (by sample: {@code timestamp} in microseconds, {@code translation}, and where
 * known {@code scene}), {@code bicycle_racks.json} (by sample: boxes; samples without may be left out), and the labels in the layout of
 * results. Each may be compressed, with {@code .gz} behind its name.
 */
final class TruthFolder {
    /** Labels of detection. */
    static final String DETECTION = "gt_boxes_raw.json";

    /** Labels of tracking. */
    static final String TRACKING = "trk_gt_boxes_raw.json";

    /** Key frames are half a second apart; where scenes are not named, a longer pause than this begins another. */
    private static final long SCENE_PAUSE_MICROSECONDS = 2_000_000;

    private final Path folder;
    private final Map<String, Moment> moments = new LinkedHashMap<>();
    private final Map<String, List<OrientedBox>> racks = new LinkedHashMap<>();
    private final Map<String, List<EvalBox>> labels = new LinkedHashMap<>();

    private record Moment(long microseconds, String scene, double x, double y) {}

    private TruthFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * All samples of the folder, in the order of {@code ego_poses.json}.
     *
     * @param labels {@link #DETECTION} or {@link #TRACKING}
     */
    static GroundTruth read(Path folder, String labels, BoxFormat format) throws IOException {
        return new TruthFolder(folder).read(labels, format);
    }

    private GroundTruth read(String file, BoxFormat format) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadDataException(folder + ": no such folder");
        }
        BoxFile.read(
                file("ego_poses.json"),
                "",
                sample -> {},
                (sample, index, value) -> once(moments, sample, moment(value)));
        BoxFile.read(
                file("bicycle_racks.json"),
                "",
                sample -> once(racks, sample, new ArrayList<>()),
                (sample, index, value) -> racks.get(sample).add(BoxFormat.box(value)));
        BoxFile.read(
                file(file), "", sample -> once(labels, sample, new ArrayList<>()), (sample, index, value) -> labels.get(
                                sample)
                        .add(format.read(value, sample)));
        return truth(file(file));
    }

    private GroundTruth truth(Path file) throws BadDataException {
        Map<String, String> scenes = scenes();
        List<EvalSample> samples = new ArrayList<>();
        moments.forEach((token, moment) -> samples.add(new EvalSample(
                token,
                scenes.get(token),
                moment.microseconds(),
                moment.x(),
                moment.y(),
                racks.getOrDefault(token, List.of()),
                labels.getOrDefault(token, List.of()))));
        try {
            GroundTruth truth = new GroundTruth(samples);
            String difference = truth.difference(labels.keySet()).orElse("");
            if (!difference.isEmpty()) {
                throw new BadDataException(file + ": " + difference);
            }
            return truth;
        } catch (IllegalArgumentException wrong) {
            throw new BadDataException(folder + ": " + wrong.getMessage(), wrong);
        }
    }

    /** By sample: as named, else numbered by the pauses between them. */
    private Map<String, String> scenes() throws BadDataException {
        Map<String, String> scenes = new LinkedHashMap<>();
        moments.forEach((token, moment) -> scenes.put(token, moment.scene()));
        long unnamed = scenes.values().stream().filter(String::isEmpty).count();
        if (unnamed == 0) {
            return scenes;
        }
        if (unnamed < scenes.size()) {
            throw new BadDataException(folder.resolve("ego_poses.json") + ": " + unnamed + " of " + scenes.size()
                    + " samples name no scene; all must, or none");
        }
        List<Map.Entry<String, Moment>> inTime = new ArrayList<>(moments.entrySet());
        inTime.sort(Comparator.comparingLong(entry -> entry.getValue().microseconds()));
        int scene = 1;
        long before = inTime.get(0).getValue().microseconds();
        for (Map.Entry<String, Moment> entry : inTime) {
            scene += entry.getValue().microseconds() - before > SCENE_PAUSE_MICROSECONDS ? 1 : 0;
            before = entry.getValue().microseconds();
            scenes.put(entry.getKey(), "scene " + scene);
        }
        return scenes;
    }

    private static Moment moment(JsonNode value) {
        JsonNode time = value.path("timestamp");
        if (!time.canConvertToLong()) {
            throw new IllegalArgumentException("timestamp must be whole microseconds, got " + time);
        }
        double[] place = BoxFormat.finite(value, "translation", 3);
        return new Moment(time.longValue(), value.path("scene").asText(""), place[0], place[1]);
    }

    private static <V> void once(Map<String, V> map, String sample, V value) {
        if (map.put(sample, value) != null) {
            throw new IllegalArgumentException("the sample is repeated");
        }
    }

    private Path file(String name) throws BadDataException {
        Path plain = folder.resolve(name);
        Path compressed = folder.resolve(name + ".gz");
        if (!Files.exists(plain) && !Files.exists(compressed)) {
            throw new BadDataException(plain + ": no such file, nor " + name + ".gz");
        }
        return Files.exists(plain) ? plain : compressed;
    }
}
