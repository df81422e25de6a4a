package io.foresight.perception.data.kitti;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sequence's labels, {@code label_02/SEQ.txt}: the frame's number, the track's, and a line of the object layout. A bad line costs its frame alone. */
final class TrackLabels {
    private static final int MAX_BYTES = 16 << 20;
    private static final int WORDS = 3;

    private final Map<Long, List<Line>> byFrame = new HashMap<>();

    private record Line(int track, String object, String where) {}

    static TrackLabels read(Path file) throws IOException {
        TrackLabels labels = new TrackLabels();
        List<String> lines = BoundedFile.text(file, MAX_BYTES).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                labels.add(lines.get(i).strip().split("\\s+", WORDS), file + ":" + (i + 1));
            }
        }
        return labels;
    }

    private void add(String[] words, String where) throws BadDataException {
        if (words.length < WORDS || !words[0].matches("\\d{1,9}") || !words[1].matches("-?\\d{1,9}")) {
            throw new BadDataException(where + ": must begin with the numbers of a frame and a track, got \""
                    + String.join(" ", List.of(words).subList(0, Math.min(2, words.length))) + "\"");
        }
        byFrame.computeIfAbsent(Long.valueOf(words[0]), any -> new ArrayList<>())
                .add(new Line(Integer.parseInt(words[1]), words[2], where));
    }

    /**
     * Those of a frame.
     *
     * @throws BadDataException naming file, line and field
     */
    Labels of(long frame, KittiCalibration calibration) throws BadDataException {
        List<LabelledBox> boxes = new ArrayList<>();
        for (Line line : byFrame.getOrDefault(frame, List.of())) {
            KittiObject object = KittiLabels.parse(line.object, line.where);
            if (object.type() != KittiType.DONT_CARE) {
                boxes.add(calibration.label(object, line.track));
            }
        }
        return Labels.of(boxes);
    }
}
