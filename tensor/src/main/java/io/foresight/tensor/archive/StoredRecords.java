package io.foresight.tensor.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads the records of a TorchScript file, checking each one's CRC. */
final class StoredRecords {
    private static final int END_MARK = 0x06054b50; // of a zip's directory, little endian

    private StoredRecords() {}

    /** Records by name without the archive's root folder. */
    static Map<String, byte[]> read(String file, byte[] bytes) {
        if (bytes.length < 22 || !endsAsZip(bytes)) {
            throw new ArchiveException(file + ": not a network file, or cut short: " + bytes.length
                    + " bytes without a zip directory at the end");
        }
        Map<String, byte[]> records = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                records.put(name.substring(name.indexOf('/') + 1), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new ArchiveException(file + ": damaged network file: " + e.getMessage(), e);
        }
        return records;
    }

    private static boolean endsAsZip(byte[] bytes) {
        int at = bytes.length - 22; // a directory end without comment, as we write it
        int mark = bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
        return mark == END_MARK;
    }
}
