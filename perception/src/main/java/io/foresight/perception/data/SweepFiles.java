package io.foresight.perception.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder with a file for each sweep, or one of its files.
 *
 * @param ending of the files, such as {@code .pcd}
 * @param ids file names without the ending, in order
 */
public record SweepFiles(Path folder, String ending, List<String> ids) {
    private static final Logger LOG = LoggerFactory.getLogger(SweepFiles.class);
    private static final int SAMPLED = 16;

    /** Copies the list. */
    public SweepFiles {
        ids = List.copyOf(ids);
    }

    /**
     * The files of a folder, or one file.
     *
     * @throws BadDataException when there is no such file
     */
    public static SweepFiles of(Path path, String ending) throws IOException {
        if (!Files.isRegularFile(path)) {
            return new SweepFiles(path, ending, FileListing.stems(path, ending));
        }
        String file = path.getFileName().toString();
        if (!file.endsWith(ending)) {
            throw new BadDataException(path + ": the file name must end in " + ending);
        }
        String id = file.substring(0, file.length() - ending.length());
        return new SweepFiles(path.toAbsolutePath().getParent(), ending, List.of(id));
    }

    /** The file of a sweep. */
    public Path file(String id) {
        return folder.resolve(id + ending);
    }

    /** Reads something from a file. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads it. */
        T read(Path file) throws IOException;
    }

    /**
     * What is read from files from which it is judged what all of the folder have in common: at most {@value #SAMPLED}, spread evenly. Those beside
     * a single file are among them, as it is of the same recording. Damaged ones are passed over: that is told when they are read.
     */
    public <T> List<T> sampled(Reader<T> reader) throws IOException {
        List<String> all = FileListing.stems(folder, ending);
        List<T> sampled = new ArrayList<>();
        int count = Math.min(SAMPLED, all.size());
        for (int k = 0; k < count; k++) {
            try {
                sampled.add(reader.read(file(all.get((int) ((long) k * all.size() / count)))));
            } catch (BadDataException damaged) {
                LOG.debug("passed over", damaged);
            }
        }
        return sampled;
    }
}
