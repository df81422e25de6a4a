package io.foresight.core.file;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a whole file so that a reader, a crash or a power cut leaves the old content or the new one, never a part: content goes to a file
 * beside the target, is forced to the disk, and takes the target's name.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Replaces {@code file}, or makes it in a folder that is there. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, part -> writeSynced(part, content));
    }

    /**
     * The same with content that is written in pieces; where {@code content} throws, {@code file} stays as it was.
     *
     * @throws IOException naming {@code file}, never the name that its content has meanwhile
     */
    public static void write(Path file, Content content) throws IOException {
        Path part = partOf(file);
        try {
            content.writeTo(part);
            replace(part, file);
        } catch (FileSystemException failed) {
            throw named(failed, part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * A name beside {@code file} that nobody uses, hidden and ending in {@code .part}, for content that will {@link #replace} it later.
     *
     * @throws FileSystemException now, not after long work, where {@code file} is a folder or its folder takes no files
     */
    public static Path partOf(Path file) throws FileSystemException {
        Path in = folder(file);
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder, a file is to be written");
        }
        if (!Files.isDirectory(in)) {
            throw new NoSuchFileException(file.toString(), null, "there is no folder " + in);
        }
        if (!Files.isWritable(in)) {
            throw new FileSystemException(file.toString(), null, "no permission to write in " + in);
        }
        // not createTempFile: its files are readable by their owner alone
        return in.resolve("." + file.getFileName() + "-" + UUID.randomUUID() + ".part");
    }

    /** Gives a finished file the name of {@code file} in the same folder, durably. */
    public static void replace(Path part, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(folder(file));
    }

    /** Writes a file and forces it to the disk, for a file of a folder that is itself renamed later. */
    public static void writeSynced(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException failed) {
            throw FailedWrite.of(file, content.length, failed);
        }
    }

    /** Makes the renames inside a folder durable. Only POSIX systems let a folder be opened for that. */
    public static void syncFolder(Path folder) throws IOException {
        if (File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static IOException named(FileSystemException failed, Path part, Path file) {
        if (!part.toString().equals(failed.getFile())) {
            return failed;
        }
        String reason = failed.getReason() == null ? "cannot be written" : failed.getReason();
        FileSystemException named = new FileSystemException(file.toString(), null, reason);
        named.initCause(failed);
        return named;
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().getParent();
    }

    /** What a file shall hold. */
    @FunctionalInterface
    public interface Content {
        /** Writes it to {@code part}, which does not exist yet, and closes it. */
        void writeTo(Path part) throws IOException;
    }
}
