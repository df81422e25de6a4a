package io.foresight.perception.data;

import io.foresight.perception.data.kitti.KittiDataset;
import io.foresight.perception.data.pcd.PcdDataset;
import io.foresight.perception.data.sim.SimDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Opens datasets by the name that the command line uses. */
public final class Datasets {
    private static final List<String> KINDS = List.of("kitti", "bin", "pcd", "sim");

    private Datasets() {}

    /** The kinds that {@link #open} reads. */
    public static List<String> kinds() {
        return KINDS;
    }

    /**
     * Opens {@code KIND:PATH}.
     *
     * @throws IllegalArgumentException when the text is not KIND:PATH or the kind is not one of {@link #kinds}
     * @throws BadDataException when the path does not exist or holds no such dataset
     */
    public static Dataset open(String kindAndPath) throws IOException {
        int colon = kindAndPath.indexOf(':');
        if (colon < 1 || colon == kindAndPath.length() - 1) {
            throw new IllegalArgumentException(
                    "a dataset is named KIND:PATH, such as kitti:/data/kitti/training; got \"" + kindAndPath
                            + "\"; kinds: " + String.join(", ", KINDS));
        }
        String kind = kindAndPath.substring(0, colon);
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("unknown dataset kind \"" + kind + "\"" + suggestion(kind) + "; kinds: "
                    + String.join(", ", KINDS));
        }
        Path path = path(kindAndPath.substring(colon + 1));
        if (!Files.exists(path)) {
            throw new BadDataException(path + ": no such file or folder (asked for by \"" + kindAndPath + "\")");
        }
        return switch (kind) {
            case "kitti" -> KittiDataset.open(path);
            case "bin" -> BinDataset.open(path);
            case "pcd" -> PcdDataset.open(path);
            case "sim" -> SimDataset.open(path);
            default -> throw new IllegalStateException("kind " + kind + " has no reader");
        };
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("not a path: " + invalid.getMessage(), invalid);
        }
    }

    private static String suggestion(String kind) {
        String lower = kind.toLowerCase(Locale.ROOT);
        for (String known : KINDS) {
            if (editDistance(lower, known) <= 2 && editDistance(lower, known) < known.length()) {
                return ", did you mean \"" + known + "\"?";
            }
        }
        return "";
    }

    /** Levenshtein distance. */
    private static int editDistance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
