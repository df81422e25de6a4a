package io.foresight.perception.eval.mot;

import io.foresight.core.text.ShownText;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import io.foresight.perception.data.FileListing;
import io.foresight.perception.data.SafeName;
import io.foresight.perception.data.kitti.KittiTrackObject;
import io.foresight.perception.data.kitti.KittiTracks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sequences of KITTI's tracking layout: {@code label_02/NAME.txt}, a result file of the same name, and a list of lengths. */
final class KittiSequences {
    private static final String LIST = "evaluate_tracking.seqmap";
    private static final String ENDING = ".txt";
    private static final int MAX_LIST_BYTES = 1 << 20;

    private KittiSequences() {}

    /**
     * Labels with their results.
     *
     * @param truth the folder that holds {@code label_02} and at most one {@code evaluate_tracking.seqmap*}, or a folder of label files
     * @param predictions a folder of result files, or the one that holds it as {@code data}
     * @param list names and lengths of the sequences; else the one beside the labels; else every label file is a sequence that ends with its
     *     last line
     * @throws BadDataException naming the file that is missing or wrong
     */
    static List<KittiSequence> read(Path truth, Path predictions, Optional<Path> list) throws IOException {
        Path labels = inside(truth, "label_02");
        Path results = inside(predictions, "data");
        Optional<Path> lengths = list.isPresent() ? list : listBeside(truth);
        Map<String, Integer> names = lengths.isPresent() ? lengths(lengths.get()) : names(labels);
        List<KittiSequence> sequences = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : names.entrySet()) {
            List<KittiTrackObject> truths = KittiTracks.read(labels.resolve(entry.getKey() + ENDING));
            List<KittiTrackObject> tracked = KittiTracks.read(results.resolve(entry.getKey() + ENDING));
            int frames = lengths.isPresent() ? entry.getValue() : Math.max(end(truths), end(tracked));
            sequences.add(new KittiSequence(entry.getKey(), frames, truths, tracked));
        }
        return sequences;
    }

    private static int end(List<KittiTrackObject> objects) {
        return objects.stream().mapToInt(object -> object.frame() + 1).max().orElse(0);
    }

    private static Path inside(Path folder, String name) throws BadDataException {
        if (!Files.isDirectory(folder)) {
            throw new BadDataException(folder + ": no such folder");
        }
        Path inner = folder.resolve(name);
        return Files.isDirectory(inner) ? inner : folder;
    }

    private static Optional<Path> listBeside(Path truth) throws IOException {
        try (Stream<Path> files = Files.list(truth)) {
            List<Path> lists = files.filter(
                            file -> file.getFileName().toString().startsWith(LIST))
                    .sorted()
                    .toList();
            if (lists.size() > 1) {
                throw new BadDataException(
                        truth + ": has " + lists.size() + " lists of sequences, name one with --settings: " + lists);
            }
            return lists.stream().findFirst();
        }
    }

    private static Map<String, Integer> names(Path labels) throws IOException {
        Map<String, Integer> names = new LinkedHashMap<>();
        FileListing.stems(labels, ENDING).forEach(name -> names.put(name, 0));
        return names;
    }

    /** Lines such as {@code 0006 empty 000000 000270}: name, a word, the first frame and how many there are. */
    private static Map<String, Integer> lengths(Path list) throws IOException {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        List<String> lines = BoundedFile.text(list, MAX_LIST_BYTES).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).strip().split("\\s+");
            if (!lines.get(i).isBlank()) {
                String where = list + ":" + (i + 1);
                int length = length(words, where);
                if (lengths.put(words[0], length) != null) {
                    throw new BadDataException(where + ": sequence " + words[0] + " is repeated");
                }
            }
        }
        if (lengths.isEmpty()) {
            throw new BadDataException(list + ": names no sequence");
        }
        return lengths;
    }

    private static int length(String[] words, String where) throws BadDataException {
        if (words.length < 4 || !SafeName.isSafe(words[0])) {
            throw new BadDataException(
                    where + ": a sequence is its name, a word, its first frame and how many it has, got \""
                            + ShownText.name(String.join(" ", words)) + "\"");
        }
        int length;
        try {
            length = Integer.parseInt(words[3]);
        } catch (NumberFormatException notWhole) {
            throw new BadDataException(
                    where + ": number of frames is not a whole number: \"" + ShownText.name(words[3]) + "\"", notWhole);
        }
        if (length < 1 || length > KittiTracks.MOST_FRAMES) {
            throw new BadDataException(
                    where + ": number of frames must be 1 to " + KittiTracks.MOST_FRAMES + ", got " + length);
        }
        return length;
    }
}
