package io.foresight.tensor.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory of a run, locked while open so that two runs cannot write to it; leftovers of a killed save are cleared away. */
final class RunDirectory implements AutoCloseable {
    private final FileChannel channel;

    RunDirectory(Path directory) {
        FileChannel opened = null;
        try {
            Files.createDirectories(directory);
            opened = FileChannel.open(directory.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = opened.tryLock();
            if (lock == null) {
                throw new OverlappingFileLockException();
            }
            removeLeftovers(directory);
        } catch (OverlappingFileLockException e) {
            closeQuietly(opened, e);
            throw new TrainingException("another run is using " + directory + "; wait for it or choose another directory", e);
        } catch (IOException e) {
            closeQuietly(opened, e);
            throw new TrainingException("cannot use " + directory + " for a run (" + e + "): it must be a directory that can be written to", e);
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

    private static void removeLeftovers(Path directory) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, "*.tmp")) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
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
