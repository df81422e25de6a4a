package io.foresight.tensor.archive;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint as PyTorch wrote it before 1.6: pickles of a magic number, a protocol number, the machine, the object and the keys of its
 * storages; behind them each storage in that order, its number of elements (8 bytes) and then they.
 */
final class LegacyCheckpoint implements CheckpointStorages {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final int PROTOCOL = 1001;
    private static final byte[] START = {(byte) 0x80, 2, (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46};

    private final FileChannel file;
    private final Object object;
    private final List<?> keys;
    private final long storages; // place of the first
    private final Map<String, Long> places = new HashMap<>();

    /** Reads the pickles. */
    LegacyCheckpoint(FileChannel file) throws IOException {
        this.file = file;
        PickleInput in = new PickleInput(
                Channels.newInputStream(file.position(0)), Math.min(file.size(), CheckpointUnpickler.MOST_BYTES));
        CheckpointUnpickler unpickler = new CheckpointUnpickler();
        if (!MAGIC.equals(unpickler.read(in)) || !Integer.valueOf(PROTOCOL).equals(unpickler.read(in))) {
            throw new ArchiveException("its start is that of no known version of PyTorch's format");
        }
        if (!(unpickler.read(in) instanceof Map<?, ?> machine) || Boolean.FALSE.equals(machine.get("little_endian"))) {
            throw new ArchiveException("it was not written on a little-endian machine, which alone is read");
        }
        object = unpickler.read(in);
        keys = (List<?>) unpickler.read(in);
        storages = in.taken();
    }

    /** Whether a file begins so. */
    static boolean begins(byte[] start) {
        return start.length >= START.length && Arrays.equals(start, 0, START.length, START, 0, START.length);
    }

    /** What {@code torch.save} was given, tensors as {@link StoredTensor}. */
    Object object() {
        return object;
    }

    /** Says of each storage how large its elements are: the file does not, and without it the next cannot be found. */
    void locate(Map<String, StorageKind> kinds) throws IOException {
        long at = storages;
        for (Object key : keys) {
            StorageKind kind = kinds.get((String) key);
            if (kind == null) {
                throw new ArchiveException("a storage belongs to no tensor: the file is damaged");
            }
            places.put((String) key, at);
            long count = bytes(at, Long.BYTES).getLong();
            if (count < 0 || count > (file.size() - at - Long.BYTES) / kind.bytes()) {
                throw new ArchiveException("storage " + key + " claims " + count + " elements of " + kind
                        + " where the file has " + (file.size() - at - Long.BYTES) + " bytes left");
            }
            at += Long.BYTES + count * kind.bytes();
        }
    }

    @Override
    public ByteBuffer read(StoredTensor.Storage storage) throws IOException {
        Long at = places.get(storage.key());
        if (at == null) {
            throw new ArchiveException("storage " + storage.key() + " is missing: the file is damaged");
        }
        long count = bytes(at, Long.BYTES).getLong();
        if (count != storage.count()) {
            throw new ArchiveException(
                    "storage " + storage.key() + " claims " + storage.count() + " elements and has " + count);
        }
        return bytes(at + Long.BYTES, (int) storage.size());
    }

    private ByteBuffer bytes(long at, int size) throws IOException {
        if (at + size > file.size()) {
            throw new EOFException("the file ends within a storage");
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return bytes.flip();
    }
}
