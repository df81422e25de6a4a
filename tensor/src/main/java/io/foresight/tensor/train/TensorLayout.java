package io.foresight.tensor.train;

import io.foresight.tensor.archive.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where each named tensor lies in one flat float array: in the order given, row-major, without gaps. Two layouts are equal when names and shapes are.
 *
 * @param slots the tensors in order
 */
public record TensorLayout(List<Slot> slots) {

    /** A layout with no tensors, for a learner without buffers. */
    public static final TensorLayout EMPTY = new TensorLayout(List.of());

    /**
     * One tensor.
     *
     * @param name unique in its layout
     * @param shape sizes of the dimensions, outermost first; empty for a scalar
     * @param offset index of its first element in the flat array
     */
    public record Slot(String name, List<Long> shape, int offset) {
        /** Copies the shape. */
        public Slot {
            shape = List.copyOf(shape);
        }

        /** Number of elements. */
        public int length() {
            return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
        }

        /** Whether it has two or more dimensions: weights, which decay; biases and norm parameters have one. */
        boolean isMatrix() {
            return shape.size() >= 2;
        }

        /** Size of the first dimension of a matrix. */
        int rows() {
            return Math.toIntExact(shape.get(0));
        }

        /** Elements of a matrix in one row. */
        int columns() {
            return length() / rows();
        }
    }

    /** Checks that names are unique and offsets follow each other. */
    public TensorLayout {
        slots = List.copyOf(slots);
        Set<String> names = new HashSet<>();
        int end = 0;
        for (Slot slot : slots) {
            if (!names.add(slot.name())) {
                throw new TrainingException("two tensors are named '" + slot.name() + "'; names must be unique");
            }
            if (slot.offset() != end) {
                throw new TrainingException(
                        "tensor '" + slot.name() + "' starts at " + slot.offset() + ", expected " + end);
            }
            end = Math.addExact(end, slot.length());
        }
    }

    /** Lays tensors out one after the other; {@code shapes.get(i)} belongs to {@code names.get(i)}. */
    public static TensorLayout of(List<String> names, List<List<Long>> shapes) {
        if (names.size() != shapes.size()) {
            throw new TrainingException(names.size() + " names for " + shapes.size() + " shapes");
        }
        List<Slot> slots = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < names.size(); i++) {
            Slot slot = new Slot(names.get(i), shapes.get(i), offset);
            slots.add(slot);
            offset = Math.addExact(offset, slot.length());
        }
        return new TensorLayout(slots);
    }

    /** Elements of all tensors together. */
    public int size() {
        return slots.isEmpty() ? 0 : last().offset() + last().length();
    }

    /** Copies of the tensors in {@code values}, by name. */
    Map<String, Weight> split(float[] values) {
        Map<String, Weight> byName = new LinkedHashMap<>();
        for (Slot slot : slots) {
            long[] shape = slot.shape().stream().mapToLong(Long::longValue).toArray();
            byName.put(
                    slot.name(),
                    new Weight(shape, Arrays.copyOfRange(values, slot.offset(), slot.offset() + slot.length())));
        }
        return byName;
    }

    /** The slot that holds element {@code index} of the flat array. */
    Slot at(int index) {
        for (Slot slot : slots) {
            if (index < slot.offset() + slot.length()) {
                return slot;
            }
        }
        throw new IndexOutOfBoundsException("element " + index + " of " + size());
    }

    /** The first of these values that is not finite, and in which tensor it stands. */
    Optional<WeightUpdate.BadValue> firstNonFinite(float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                Slot slot = at(i);
                return Optional.of(new WeightUpdate.BadValue(
                        "'" + slot.name() + "' at element " + (i - slot.offset()), values[i]));
            }
        }
        return Optional.empty();
    }

    private Slot last() {
        return slots.get(slots.size() - 1);
    }
}
