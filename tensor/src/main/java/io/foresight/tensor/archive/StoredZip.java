package io.foresight.tensor.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip whose records are stored, not deflated, and start at multiples of 64 bytes, as the PyTorch reader likes them.
 * The same records in the same order give the same bytes: the time stamps are fixed.
 */
final class StoredZip {
    private static final int ALIGNMENT = 64;
    private static final int LOCAL_HEADER = 30; // fixed part of a zip local file header, bytes
    private static final int EXTRA_HEADER = 4; // id and length of one extra field, bytes
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0); // January gets an extra field

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    void add(String name, byte[] content) {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(EPOCH);
        entry.setExtra(padding(name));
        try {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
            zip.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing record " + name + " into memory", e);
        }
    }

    byte[] finish() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing an archive in memory", e);
        }
        return bytes.toByteArray();
    }

    /** An extra field ("FB", as PyTorch writes it) long enough that the content starts on the alignment. */
    private byte[] padding(String name) {
        int start = bytes.size() + LOCAL_HEADER + name.length() + EXTRA_HEADER;
        int fill = (ALIGNMENT - start % ALIGNMENT) % ALIGNMENT;
        byte[] extra = new byte[EXTRA_HEADER + fill];
        extra[0] = 'F';
        extra[1] = 'B';
        extra[2] = (byte) fill;
        return extra;
    }
}
