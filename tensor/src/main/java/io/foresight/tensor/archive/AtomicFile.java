package io.foresight.tensor.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a whole file so that a reader, or a crash, sees the old content or the new one, never a part. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes to a temporary file beside the target, forces it to disk and renames it. Makes missing folders. */
    public static void write(Path file, byte[] content) {
        Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            // not createTempFile: its files are readable by their owner alone
            Path temporary = target.resolveSibling("." + target.getFileName() + "-" + UUID.randomUUID() + ".part");
            try {
                try (FileChannel channel =
                        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    ByteBuffer bytes = ByteBuffer.wrap(content);
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new ArchiveException("cannot write " + file + ": " + e, e);
        }
    }
}
