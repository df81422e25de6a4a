package io.foresight.reflect.learn;

import io.foresight.planner.task.Board;
import io.foresight.reflect.network.ColourPlanes;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.train.Batch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of a batch that stand for pieces or pairs of pieces, and the pictures that they are seen in. */
final class PictureBatch {
    private PictureBatch() {}

    /** UINT8 (B, rows, columns, 3). */
    static Batch.Input pictures(String name, byte[] pixels, int count, int rows, int columns) {
        ByteBuffer buffer = Batch.allocate(pixels.length);
        buffer.put(pixels).flip();
        return new Batch.Input(name, DType.UINT8, List.of((long) count, (long) rows, (long) columns, 3L), buffer);
    }

    /** INT64 (N). */
    static Batch.Input numbers(String name, List<Integer> values) {
        ByteBuffer buffer = Batch.allocate((long) values.size() * Long.BYTES);
        values.forEach(value -> buffer.putLong(value));
        return new Batch.Input(name, DType.INT64, List.of((long) values.size()), buffer.flip());
    }

    /** fp32 (N, 3). */
    static Batch.Input colours(String name, List<float[]> rgb) {
        ByteBuffer buffer = Batch.allocate((long) rgb.size() * 3 * Float.BYTES);
        for (float[] colour : rgb) {
            for (float channel : colour) {
                buffer.putFloat(channel);
            }
        }
        return new Batch.Input(name, DType.FLOAT32, List.of((long) rgb.size(), 3L), buffer.flip());
    }

    /** A tensor as an input. */
    static Batch.Input tensor(String name, HostTensor tensor) {
        ByteBuffer data = tensor.data()
                .duplicate()
                .order(tensor.data().order())
                .limit(tensor.count() * tensor.type().bytes());
        return new Batch.Input(
                name, tensor.type(), Arrays.stream(tensor.shape()).boxed().toList(), data);
    }

    /** Colours by piece, as the networks take them. */
    static List<float[]> coloursOf(Board board) {
        List<float[]> rgb = new ArrayList<>();
        board.pieces().forEach(piece -> rgb.add(ColourPlanes.rgb(piece.colour())));
        return rgb;
    }
}
