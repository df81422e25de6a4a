package io.foresight.perception.data;

import io.foresight.core.text.ByteOrderMark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads files of untrusted size: the limit is checked before memory is allocated. */
public final class BoundedFile {
    /** Small enough to keep the per-thread buffer that the JDK caches small. */
    private static final int CHUNK = 1 << 18;

    private BoundedFile() {}

    /**
     * The whole file, as a little-endian buffer on the heap.
     *
     * @param maxBytes a longer file is refused
     * @throws BadDataException when the file is missing, not a regular file, or too long
     */
    public static ByteBuffer read(Path file, long maxBytes) throws IOException {
        long size = size(file);
        if (size > maxBytes) {
            throw new BadDataException(file + ": has " + size + " bytes, the limit is " + maxBytes);
        }
        return readRange(file, 0, (int) size);
    }

    /**
     * {@code length} bytes from {@code offset}, as a little-endian buffer on the heap.
     *
     * @throws BadDataException when the file is missing or ends before that
     */
    public static ByteBuffer readRange(Path file, long offset, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (offset < 0 || length < 0 || offset > size - length) {
                throw new BadDataException(file + ": has " + size + " bytes, needs " + length + " from byte " + offset);
            }
            ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            while (buffer.position() < length) {
                buffer.limit(Math.min(length, buffer.position() + CHUNK));
                if (channel.read(buffer, offset + buffer.position()) < 0) {
                    throw new BadDataException(file + ": ended unexpectedly at byte " + (offset + buffer.position())
                            + " while it was read; another process truncated it");
                }
            }
            buffer.flip();
            return buffer;
        } catch (NoSuchFileException missing) {
            throw missing(file, missing);
        }
    }

    /**
     * The whole file as UTF-8 text, without the byte order mark that editors on Windows put before it.
     *
     * @throws BadDataException when the file is missing, too long, or not UTF-8
     */
    public static String text(Path file, int maxBytes) throws IOException {
        ByteBuffer bytes = read(file, maxBytes);
        try {
            return ByteOrderMark.removed(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException notText) {
            throw new BadDataException(file + ": is not UTF-8 text", notText);
        }
    }

    /**
     * Bytes in the file.
     *
     * @throws BadDataException when there is none
     */
    public static long size(Path file) throws IOException {
        try {
            if (Files.isDirectory(file)) {
                throw new BadDataException(file + ": is a folder, a file is needed");
            }
            return Files.size(file);
        } catch (NoSuchFileException missing) {
            throw missing(file, missing);
        }
    }

    private static BadDataException missing(Path file, NoSuchFileException cause) {
        return new BadDataException(file + ": no such file", cause);
    }
}
