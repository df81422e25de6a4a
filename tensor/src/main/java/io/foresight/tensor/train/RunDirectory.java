package io.foresight.tensor.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory of a run, locked while open so that two runs cannot write to it. */
final class RunDirectory implements AutoCloseable {
    private final Path directory;
    private final FileChannel channel;

    RunDirectory(Path directory) {
        this.directory = directory;
        FileChannel opened = null;
        try {
            Files.createDirectories(directory);
            opened = FileChannel.open(
                    directory.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = opened.tryLock();
            if (lock == null) {
                throw new OverlappingFileLockException();
            }
        } catch (OverlappingFileLockException e) {
            closeQuietly(opened, e);
            throw new TrainingException(
                    "another run is using " + directory + "; wait for it or choose another directory", e);
        } catch (IOException e) {
            closeQuietly(opened, e);
            throw new TrainingException(
                    "cannot use " + directory + " for a run (" + e + "): it must be a directory that can be written to",
                    e);
        }
        channel = opened;
    }

    private static void closeQuietly(FileChannel opened, Exception reason) {
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }

    /** Deletes the temporary files of a run that was killed while it wrote. */
    void removeLeftovers() {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, "*.tmp")) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        } catch (IOException e) {
            throw new TrainingException("cannot clear " + directory + " of leftovers: " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new TrainingException("cannot release the lock of a run directory: " + e, e);
        }
    }
}
