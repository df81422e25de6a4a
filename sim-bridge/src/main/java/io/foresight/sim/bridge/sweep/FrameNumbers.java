package io.foresight.sim.bridge.sweep;

import java.util.AbstractList;
import java.util.Locale;
import java.util.Objects;

/** The list {@code 000000}, {@code 000001} and so on, computed on access. */
final class FrameNumbers extends AbstractList<String> {
    private final int size;

    FrameNumbers(int size) {
        this.size = size;
    }

    @Override
    public String get(int index) {
        return String.format(Locale.ROOT, "%06d", Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
