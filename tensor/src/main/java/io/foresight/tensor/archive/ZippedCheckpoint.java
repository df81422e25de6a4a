package io.foresight.tensor.archive;

import io.foresight.core.text.ShownText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A checkpoint as PyTorch writes it since 1.6: a zip of stored records, {@code data.pkl} and {@code data/KEY}, in one folder. */
final class ZippedCheckpoint implements CheckpointStorages {
    private static final int MOST_RECORDS = 20_000;
    private static final String OBJECT = "/data.pkl";
    private static final int LONGEST_ORDER = 16; // bytes

    private final ZipFile zip;
    private final long length;
    private final String root;

    /** @param length of the file, bytes */
    ZippedCheckpoint(ZipFile zip, long length) throws IOException {
        this.zip = zip;
        this.length = length;
        if (zip.size() > MOST_RECORDS) {
            throw new ArchiveException("it has " + zip.size() + " records, the limit is " + MOST_RECORDS);
        }
        List<? extends ZipEntry> records = Collections.list(zip.entries());
        records.forEach(record -> requirePlain(record.getName()));
        root = records.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.indexOf(OBJECT) > 0 && name.indexOf('/') == name.length() - OBJECT.length())
                .map(name -> name.substring(0, name.indexOf('/')))
                .findFirst()
                .orElseThrow(() -> new ArchiveException("a zip, but not a checkpoint: it has no FOLDER/data.pkl"));
        requireLittleEndian();
    }

    /** What {@code torch.save} was given, tensors as {@link StoredTensor}. */
    Object object() throws IOException {
        byte[] pickle = read(root + OBJECT, CheckpointUnpickler.MOST_BYTES);
        return new CheckpointUnpickler().read(new PickleInput(new ByteArrayInputStream(pickle), pickle.length));
    }

    @Override
    public ByteBuffer read(StoredTensor.Storage storage) throws IOException {
        String name = root + "/data/" + storage.key();
        long size = record(name).getSize();
        if (size != storage.size()) {
            throw new ArchiveException("storage " + storage.key() + " claims " + storage.count() + " elements of "
                    + storage.kind() + ", " + storage.size() + " bytes, and has " + size);
        }
        return ByteBuffer.wrap(read(name, size)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void requireLittleEndian() throws IOException {
        String name = root + "/byteorder";
        if (zip.getEntry(name) != null) {
            String order = new String(read(name, LONGEST_ORDER), StandardCharsets.US_ASCII).strip();
            if (!order.equals("little")) {
                throw new ArchiveException("its byte order is " + ShownText.name(order) + ", only little is read");
            }
        }
    }

    /** Nothing is unpacked, but a file that tries to leave its folder is not what it says it is. */
    private static void requirePlain(String name) {
        boolean plain = !name.startsWith("/") && name.indexOf('\\') < 0 && name.indexOf(':') < 0;
        if (!plain || List.of(name.split("/", -1)).contains("..")) {
            throw new ArchiveException("a record is named \"" + ShownText.name(name) + "\", outside of the file");
        }
    }

    private ZipEntry record(String name) {
        ZipEntry record = zip.getEntry(name);
        if (record == null) {
            throw new ArchiveException("record " + ShownText.name(name) + " is missing: the file is damaged");
        }
        return record;
    }

    private byte[] read(String name, long most) throws IOException {
        ZipEntry record = record(name);
        long size = record.getSize();
        if (record.getMethod() != ZipEntry.STORED || record.getCompressedSize() != size) {
            throw new ArchiveException("record " + ShownText.name(name) + " is compressed, which PyTorch never does");
        }
        if (size > most || size > length) {
            throw new ArchiveException("record " + ShownText.name(name) + " claims " + size + " bytes, the limit is "
                    + Math.min(most, length));
        }
        byte[] content = new byte[(int) size];
        try (InputStream in = zip.getInputStream(record)) {
            if (in.readNBytes(content, 0, content.length) < content.length) {
                throw new ArchiveException("record " + ShownText.name(name) + " is cut short");
            }
        }
        CRC32 sum = new CRC32();
        sum.update(content);
        if (sum.getValue() != record.getCrc()) {
            throw new ArchiveException("record " + ShownText.name(name) + " is damaged: its checksum differs");
        }
        return content;
    }
}
