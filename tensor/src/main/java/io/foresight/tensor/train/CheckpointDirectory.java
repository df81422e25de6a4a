package io.foresight.tensor.train;

import io.foresight.core.file.AtomicFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints of one run: saves atomically, keeps the last few, finds the newest sound one. */
final class CheckpointDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointDirectory.class);
    private static final String PREFIX = "checkpoint-";
    private static final String SUFFIX = ".fsc";

    /** Tells how many bytes can still be written beside a path. */
    interface FreeSpace {
        long bytes(Path directory) throws IOException;
    }

    private final Path directory;
    private final int keepLast;
    private final FreeSpace freeSpace;

    CheckpointDirectory(Path directory, int keepLast) {
        this(directory, keepLast, path -> Files.getFileStore(path).getUsableSpace());
    }

    CheckpointDirectory(Path directory, int keepLast, FreeSpace freeSpace) {
        this.directory = directory;
        this.keepLast = keepLast;
        this.freeSpace = freeSpace;
    }

    /** Files of this run, newest first. */
    List<Path> newestFirst() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new TrainingException("cannot list checkpoints in " + directory + ": " + e, e);
        }
        files.sort(Collections.reverseOrder());
        return files;
    }

    /** Writes beside the target, fsyncs, renames; whatever happens in between, older checkpoints stay as they were. */
    Path save(Checkpoint checkpoint) {
        Path target = directory.resolve(
                String.format("%s%012d%s", PREFIX, checkpoint.header().step(), SUFFIX));
        Path temporary = directory.resolve(target.getFileName() + ".tmp");
        long needed = CheckpointFile.length(checkpoint);
        try {
            if (freeSpace.bytes(directory) < needed) {
                throw new IOException("No space left on device");
            }
            CheckpointFile.write(temporary, checkpoint);
            AtomicFile.replace(temporary, target);
        } catch (IOException e) {
            throw saveFailed(target, temporary, needed, e);
        }
        removeOld();
        return target;
    }

    private TrainingException saveFailed(Path target, Path temporary, long needed, IOException cause) {
        String free;
        try {
            Files.deleteIfExists(temporary);
            free = freeSpace.bytes(directory) + " bytes are free";
        } catch (IOException e) {
            cause.addSuppressed(e);
            free = "the free space cannot be read";
        }
        return new TrainingException(
                "cannot save checkpoint " + target + " (" + cause + "): it needs " + needed + " bytes, " + free
                        + ". Earlier checkpoints are intact. Make room or mend the permissions of " + directory
                        + ", then resume.",
                cause);
    }

    private void removeOld() {
        List<Path> files = newestFirst();
        for (Path old : files.subList(Math.min(keepLast, files.size()), files.size())) {
            try {
                Files.deleteIfExists(old);
            } catch (IOException e) {
                LOG.warn("cannot remove old checkpoint {}: {}", old, e.toString());
            }
        }
    }

    /**
     * The newest checkpoint that is sound; broken ones are reported as errors, renamed to {@code *.broken} and passed over.
     *
     * @throws TrainingException if there are checkpoints but none is sound
     */
    Optional<Checkpoint> newestSound() {
        List<Path> files = newestFirst();
        List<String> broken = new ArrayList<>();
        for (Path file : files) {
            try {
                Checkpoint checkpoint = CheckpointFile.read(file);
                if (!broken.isEmpty()) {
                    LOG.error(
                            "FALLING BACK to {} at step {}",
                            file,
                            checkpoint.header().step());
                }
                return Optional.of(checkpoint);
            } catch (BadCheckpointException e) {
                LOG.error("BROKEN CHECKPOINT, trying the one before: {}", e.getMessage());
                broken.add(e.getMessage());
                setAside(file);
            }
        }
        if (!broken.isEmpty()) {
            throw new TrainingException("no checkpoint in " + directory
                    + " is sound, they are now named *.broken; start again without resuming:\n  "
                    + String.join("\n  ", broken));
        }
        return Optional.empty();
    }

    private static void setAside(Path file) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("cannot rename {}: {}", file, e.toString());
        }
    }
}
