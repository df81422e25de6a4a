package io.foresight.perception.data;

import java.io.IOException;

/**
 * A dataset format, and how to open datasets of that format. Implementations are found by {@link java.util.ServiceLoader}: a class with a
 * public no-argument constructor, listed in {@code META-INF/services/io.foresight.perception.data.DatasetKind}. Stateless.
 */
public interface DatasetKind {
    /** The part before the colon of {@code KIND:LOCATION}: lower-case letters and digits, unique. */
    String name();

    /**
     * Opens a dataset. The caller closes it.
     *
     * @param location the part after the colon; a path for most kinds, see {@link Datasets#path}
     * @throws IllegalArgumentException when this kind does not accept the location
     * @throws BadDataException when there is no such dataset, or its content violates the format
     */
    Dataset open(String location) throws IOException;
}
