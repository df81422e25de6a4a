package io.foresight.perception.data;

import io.foresight.perception.sweep.Sweep;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Recorded sweeps in a fixed order. Safe to read from several threads; to be closed by whoever opened it. */
public interface Dataset extends Closeable {
    /** {@code KIND:PATH}, as on the command line. */
    String name();

    /** Ids of all sweeps, in order. */
    List<String> frameIds();

    /**
     * Reads one sweep.
     *
     * @throws BadDataException when the file's content cannot be what its format demands; names file, value and limit
     */
    Sweep read(int index) throws IOException;

    /** Gives back what is held between readings: nothing, for most kinds. Nothing is read afterwards. */
    @Override
    default void close() throws IOException {}
}
