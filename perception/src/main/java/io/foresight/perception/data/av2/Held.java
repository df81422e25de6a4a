package io.foresight.perception.data.av2;

import java.io.IOException;
import java.lang.ref.SoftReference;

/** Something that is read when it is first asked for, and kept while there is memory. */
final class Held<T> {
    private final Reader<T> reader;
    private SoftReference<T> held = new SoftReference<>(null); // guarded by this

    Held(Reader<T> reader) {
        this.reader = reader;
    }

    /** Reads it. */
    @FunctionalInterface
    interface Reader<T> {
        T read() throws IOException;
    }

    synchronized T get() throws IOException {
        T value = held.get();
        if (value == null) {
            value = reader.read();
            held = new SoftReference<>(value);
        }
        return value;
    }
}
