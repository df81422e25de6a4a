package io.foresight.perception.data.kitti;

import io.foresight.core.text.ShownText;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads files of KITTI's tracking benchmark: frame and identity, then a line as in {@code label_2}; results end with a score. */
public final class KittiTracks {
    /** Frames of one sequence, at most. */
    public static final int MOST_FRAMES = 1_000_000;

    private static final int MAX_BYTES = 64 << 20;
    private static final int LABEL_WORDS = 17;

    private KittiTracks() {}

    /**
     * All lines of a file. Empty lines are skipped; an empty file has no objects.
     *
     * @throws BadDataException naming file, line and field; also where an identity is twice in one frame, or a type is unknown
     */
    public static List<KittiTrackObject> read(Path file) throws IOException {
        List<String> lines = BoundedFile.text(file, MAX_BYTES).lines().toList();
        List<KittiTrackObject> objects = new ArrayList<>();
        Map<Long, String> seen = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                KittiTrackObject object = parse(lines.get(i), file + ":" + (i + 1));
                String before =
                        object.id() < 0 ? null : seen.put((long) object.frame() << 32 | object.id(), object.where());
                if (before != null) {
                    throw new BadDataException(object.where() + ": id " + object.id() + " is in frame " + object.frame()
                            + " already, see " + before);
                }
                objects.add(object);
            }
        }
        return objects;
    }

    private static KittiTrackObject parse(String line, String where) throws BadDataException {
        String[] words = line.strip().split("\\s+");
        if (words.length != LABEL_WORDS && words.length != LABEL_WORDS + 1) {
            throw new BadDataException(where + ": has " + words.length + " words, must have " + LABEL_WORDS
                    + " (label) or " + (LABEL_WORDS + 1) + " (result)");
        }
        KittiType type = type(words[2])
                .orElseThrow(() -> new BadDataException(where + ": unknown type \"" + ShownText.name(words[2])
                        + "\"; types: "
                        + Arrays.stream(KittiType.values()).map(KittiType::word).collect(Collectors.joining(", "))));
        double[] values = KittiLabels.values(Arrays.copyOfRange(words, 2, words.length), where);
        int frame = whole(words[0], "frame", where);
        if (frame < 0 || frame >= MOST_FRAMES) {
            throw new BadDataException(where + ": frame must be 0 to " + (MOST_FRAMES - 1) + ", got " + frame);
        }
        return new KittiTrackObject(frame, whole(words[1], "id", where), KittiLabels.object(type, values), where);
    }

    /** Trackers write types in any case. */
    private static Optional<KittiType> type(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(KittiType.values())
                .filter(type -> type.word().toLowerCase(Locale.ROOT).equals(lower))
                .findFirst();
    }

    private static int whole(String word, String field, String where) throws BadDataException {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException notWhole) {
            throw new BadDataException(
                    where + ": " + field + " is not a whole number: \"" + ShownText.name(word) + "\"", notWhole);
        }
    }
}
