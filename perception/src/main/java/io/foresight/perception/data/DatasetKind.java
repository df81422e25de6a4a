package io.foresight.perception.data;

import java.io.IOException;

/**
 * A way in which recordings are kept, and how to open them. Implementations are found by {@link java.util.ServiceLoader}: a class with
 * a public constructor without parameters, named in {@code META-INF/services/io.foresight.perception.data.DatasetKind}. Stateless.
 */
public interface DatasetKind {
    /** What stands before the colon of {@code KIND:LOCATION}: lower-case letters and digits, unique. */
    String name();

    /**
     * Opens a dataset, which is the caller's to close.
     *
     * @param location what stands behind the colon; a path for most kinds, see {@link Datasets#path}
     * @throws IllegalArgumentException when the location is none of this kind
     * @throws BadDataException when there is no such dataset, or it cannot be what it claims to be
     */
    Dataset open(String location) throws IOException;
}
