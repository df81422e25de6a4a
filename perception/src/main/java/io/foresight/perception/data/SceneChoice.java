package io.foresight.perception.data;

import io.foresight.core.text.DidYouMean;
import io.foresight.core.text.ShownText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which scenes of a dataset are wanted: {@code ?scenes=a,b}, or {@code ?split=NAME} for an official split, or {@code ?split=FILE} for a text
 * file with the name of a scene in each line; all of them where nothing is stated.
 */
public final class SceneChoice {
    /** Names of scenes, joined by commas. */
    public static final String SCENES = "scenes";

    /** Name of a split, or of a file. */
    public static final String SPLIT = "split";

    private static final int MAX_BYTES = 4 << 20;
    private static final int SHOWN = 5;

    private final Optional<Set<String>> wanted;
    private final String stated;
    private final boolean each;

    private SceneChoice(Optional<Set<String>> wanted, String stated, boolean each) {
        this.wanted = wanted;
        this.stated = stated;
        this.each = each;
    }

    /** Where a dataset's official splits are listed. */
    public interface Splits {
        /** Names of the splits, for messages. */
        List<String> names();

        /** The scenes of a split; empty for an unknown one. */
        Optional<Set<String>> scenes(String split) throws IOException;
    }

    /**
     * What a location states.
     *
     * @throws IllegalArgumentException when both are stated, or the split is neither official nor a file
     * @throws BadDataException when the file of a split cannot be read or names no scene
     */
    public static SceneChoice of(DatasetLocation location, Splits splits) throws IOException {
        String scenes = location.options().get(SCENES);
        String split = location.options().get(SPLIT);
        if (scenes != null && split != null) {
            throw new IllegalArgumentException("state either " + SCENES + " or " + SPLIT + ", not both");
        }
        if (scenes != null) {
            Set<String> names = new LinkedHashSet<>(List.of(scenes.split(",", -1)));
            if (names.contains("")) {
                throw new IllegalArgumentException(SCENES + " must be names joined by commas, got \"" + scenes + "\"");
            }
            return new SceneChoice(Optional.of(names), SCENES, true);
        }
        return split == null
                ? new SceneChoice(Optional.empty(), "", false)
                : new SceneChoice(Optional.of(ofSplit(split, splits)), SPLIT + " " + split, false);
    }

    private static Set<String> ofSplit(String split, Splits splits) throws IOException {
        Optional<Set<String>> official = splits.scenes(split);
        if (official.isPresent()) {
            return official.get();
        }
        Path file;
        try {
            file = Path.of(split);
        } catch (InvalidPathException invalid) {
            throw unknown(split, splits, invalid);
        }
        if (!Files.isRegularFile(file)) {
            throw unknown(split, splits, null);
        }
        Set<String> names = BoundedFile.text(file, MAX_BYTES)
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (names.isEmpty()) {
            throw new BadDataException(file + ": names no scene; a line for each is needed");
        }
        return names;
    }

    private static IllegalArgumentException unknown(String split, Splits splits, Exception cause) {
        List<String> names = splits.names();
        return new IllegalArgumentException(
                SPLIT + " must be " + (names.isEmpty() ? "" : "one of " + String.join(", ", names) + ", or ")
                        + "a text file with the name of a scene in each line, got \"" + split + "\""
                        + DidYouMean.suffix(split, names),
                cause);
    }

    /**
     * Those of the scenes that are wanted, in the given order.
     *
     * @param place of the scenes, for messages
     * @throws BadDataException when there are none, or one that was named is not among them
     */
    public Set<String> among(Collection<String> available, Path place) throws BadDataException {
        Set<String> chosen = new LinkedHashSet<>(available);
        if (chosen.isEmpty()) {
            throw new BadDataException(place + ": holds no scene");
        }
        if (wanted.isEmpty()) {
            return chosen;
        }
        for (String name : wanted.get()) {
            if (each && !chosen.contains(name)) {
                throw new BadDataException(place + ": has no scene \"" + ShownText.name(name) + "\""
                        + DidYouMean.suffix(name, chosen) + "; it holds " + shown(chosen));
            }
        }
        chosen.retainAll(wanted.get());
        if (chosen.isEmpty()) {
            throw new BadDataException(
                    place + ": holds none of the " + wanted.get().size() + " scenes of " + stated + "; it holds "
                            + shown(new LinkedHashSet<>(available)));
        }
        return chosen;
    }

    private static String shown(Set<String> names) {
        String first = names.stream().limit(SHOWN).map(ShownText::name).collect(Collectors.joining(", "));
        return names.size() <= SHOWN ? first : first + " and " + (names.size() - SHOWN) + " more";
    }
}
