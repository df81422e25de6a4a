package io.foresight.tensor.archive;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The storages of a checkpoint. */
interface CheckpointStorages {
    /** The bytes of a storage, little endian, exactly as many as it claims; refused before memory is taken where the file has others. */
    ByteBuffer read(StoredTensor.Storage storage) throws IOException;
}
