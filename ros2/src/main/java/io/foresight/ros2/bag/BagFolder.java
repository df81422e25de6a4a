package io.foresight.ros2.bag;

import io.foresight.core.text.NaturalOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a bag's folder. {@code metadata.yaml} is a hint: a file is also found where only its name is as listed (the folder was renamed,
 * or is of a version before 4), and packed or unpacked. Without it the folder's recordings are taken in the order of the numbers in their names.
 */
final class BagFolder {
    private static final String PACKED = ".zstd";
    private static final List<String> ENDINGS = List.of(".mcap", ".db3", ".mcap" + PACKED, ".db3" + PACKED);

    private BagFolder() {}

    /** The folder's recordings, each once: of a packed one and its unpacked one, the latter. */
    static List<Path> recordings(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(Files::isRegularFile)
                    .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .filter(file -> !isPacked(file) || !Files.exists(unpacked(file)))
                    .sorted((a, b) -> NaturalOrder.INSTANCE.compare(
                            a.getFileName().toString(), b.getFileName().toString()))
                    .toList();
        }
        if (found.isEmpty()) {
            throw new BagException(
                    folder, "has neither " + BagMetadata.NAME + " nor a file that ends in .mcap or .db3: it is no bag");
        }
        return found;
    }

    /** Where a listed file is; as listed when it is nowhere. */
    static Path located(Path folder, Path listed) {
        Path name = folder.resolve(listed.getFileName());
        return Stream.of(unpacked(listed), unpacked(name), listed, name, packed(listed), packed(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(listed);
    }

    static boolean isPacked(Path file) {
        return file.toString().endsWith(PACKED);
    }

    /** The name of what a packed file holds; the file itself if its name does not say that it is packed. */
    static Path unpacked(Path file) {
        String name = file.getFileName().toString();
        return isPacked(file) ? file.resolveSibling(name.substring(0, name.length() - PACKED.length())) : file;
    }

    private static Path packed(Path file) {
        return file.resolveSibling(file.getFileName() + PACKED);
    }
}
