package io.foresight.perception.data;

import io.foresight.perception.sweep.Sweep;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Recorded sweeps in a fixed order. Safe to read from several threads. The caller that opened it closes it. */
public interface Dataset extends Closeable {
    /** {@code KIND:PATH}, as on the command line. */
    String name();

    /** Ids of all sweeps, in order. */
    List<String> frameIds();

    /**
     * Reads one sweep.
     *
     * @throws BadDataException when the file's content violates its format; names file, value and limit
     */
    Sweep read(int index) throws IOException;

    /**
     * Reads one sweep without its labels and pictures, for whoever needs neither: they may be damaged or missing.
     *
     * @throws BadDataException as above, because of the points alone
     */
    default Sweep readPoints(int index) throws IOException {
        return read(index);
    }

    /** Whether labels, where there are any, cover whole sweeps: in others, a detection without a label need not be wrong. */
    default boolean labelsWholeSweeps() {
        return true;
    }

    /** Releases open resources; most kinds hold none. The dataset must not be read afterwards. */
    @Override
    default void close() throws IOException {}
}
