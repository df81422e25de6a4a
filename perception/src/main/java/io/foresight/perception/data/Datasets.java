package io.foresight.perception.data;

import io.foresight.core.text.DidYouMean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Opens datasets by the name that the command line uses. */
public final class Datasets {
    private static final Map<String, DatasetKind> KINDS = find();

    private Datasets() {}

    private static Map<String, DatasetKind> find() {
        Map<String, DatasetKind> kinds = new TreeMap<>();
        for (DatasetKind kind : ServiceLoader.load(DatasetKind.class, Datasets.class.getClassLoader())) {
            DatasetKind other = kinds.put(kind.name(), kind);
            if (other != null) {
                throw new IllegalStateException("two dataset kinds have the name " + kind.name() + ": "
                        + other.getClass().getName() + " and " + kind.getClass().getName());
            }
        }
        return kinds;
    }

    /** The kinds that {@link #open} reads, in alphabetical order. */
    public static List<String> kinds() {
        return List.copyOf(KINDS.keySet());
    }

    /**
     * Opens {@code KIND:LOCATION}. The caller closes the dataset.
     *
     * @throws IllegalArgumentException when the text is not KIND:LOCATION, the kind is not one of {@link #kinds}, or the kind does not
     *     accept the location
     * @throws BadDataException when there is no such dataset
     */
    public static Dataset open(String kindAndLocation) throws IOException {
        int colon = kindAndLocation.indexOf(':');
        if (colon < 1 || colon == kindAndLocation.length() - 1) {
            throw new IllegalArgumentException(
                    "a dataset is named KIND:PATH, such as kitti:/data/kitti/training; got \"" + kindAndLocation
                            + "\"; kinds: " + String.join(", ", KINDS.keySet()));
        }
        String name = kindAndLocation.substring(0, colon);
        DatasetKind kind = KINDS.get(name);
        if (kind == null) {
            String suggestion = DidYouMean.nearest(name, KINDS.keySet())
                    .map(near -> ", did you mean \"" + near + "\"?")
                    .orElse("");
            throw new IllegalArgumentException("unknown dataset kind \"" + name + "\"" + suggestion + "; kinds: "
                    + String.join(", ", KINDS.keySet()));
        }
        return kind.open(kindAndLocation.substring(colon + 1));
    }

    /**
     * Parses a location that is a path to an existing file or folder, for kinds whose locations are paths.
     *
     * @throws IllegalArgumentException when the text is not a valid path
     * @throws BadDataException when the path does not exist
     */
    public static Path path(String location) throws BadDataException {
        Path path;
        try {
            path = Path.of(location);
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("not a path: " + invalid.getMessage(), invalid);
        }
        if (!Files.exists(path)) {
            throw new BadDataException(path + ": no such file or folder");
        }
        return path;
    }
}
