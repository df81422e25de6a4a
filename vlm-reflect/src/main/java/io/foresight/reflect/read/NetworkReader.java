package io.foresight.reflect.read;

import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.language.PiecePairs;
import io.foresight.reflect.network.ColourPlanes;
import io.foresight.reflect.network.OrderNetwork;
import io.foresight.reflect.network.PictureWindow;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads pictures with the two networks. What was read last is kept for whoever asks for the same pictures again. One thread at a time. */
public final class NetworkReader implements PictureReader {
    private final TensorEngine engine;
    private final int side;
    private final Network order;
    private final Network piece;
    private Views last; // null: nothing read yet
    private GoalViews lastGoal; // null: likewise

    /**
     * Readers with these weights.
     *
     * @param side of the square pictures, pixels
     * @param orderTemperature divides the order network's logits, so that its probabilities are calibrated; likewise the other
     */
    public NetworkReader(
            TensorEngine engine,
            int side,
            Weights orderWeights,
            double orderTemperature,
            Weights pieceWeights,
            double pieceTemperature,
            Precision precision) {
        this.engine = engine;
        this.side = side;
        order = Network.load(
                engine,
                NetworkArchive.inference(
                        OrderNetwork.serving(side, orderTemperature), orderWeights, precision, "order", "features"));
        piece = Network.load(
                engine,
                NetworkArchive.inference(
                        PieceNetwork.serving(side, pieceTemperature), pieceWeights, precision, "status", "features"));
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public OrderReading order(Picture goal, List<Colour> pieces) {
        return goalViews(goal, pieces).reading();
    }

    /** As {@link #order}, with the features from which it was read. */
    public GoalViews goalViews(Picture goal, List<Colour> pieces) {
        if (lastGoal == null || !lastGoal.goal.equals(goal) || !lastGoal.pieces.equals(pieces)) {
            lastGoal = readGoal(goal, pieces);
        }
        return lastGoal;
    }

    private GoalViews readGoal(Picture goal, List<Colour> pieces) {
        int n = pieces.size();
        double[][] over = new double[n][n];
        if (n < 2) {
            return new GoalViews(goal, List.copyOf(pieces), new OrderReading(over), new float[0][]);
        }
        int[] first = PiecePairs.first(n);
        int[] second = PiecePairs.second(n);
        try (MemoryScope scope = engine.scope()) {
            Map<String, HostTensor> read = order.run(
                    scope,
                    Map.of(
                            "goal", cut(PictureWindow.BOARD, goal),
                            "picture", HostTensor.of(new long[n], n),
                            "colour", colours(pieces),
                            "first", numbers(first),
                            "second", numbers(second)));
            float[] probabilities = read.get("order").toFloats();
            for (int k = 0; k < first.length; k++) {
                int at = k * OrderNetwork.CLASSES;
                over[first[k]][second[k]] = probabilities[at + OrderNetwork.SECOND_OVER];
                over[second[k]][first[k]] = probabilities[at + OrderNetwork.FIRST_OVER];
            }
            return new GoalViews(
                    goal,
                    List.copyOf(pieces),
                    new OrderReading(over),
                    rows(read.get("features").toFloats(), OrderNetwork.FEATURES));
        }
    }

    private static HostTensor numbers(int[] values) {
        return HostTensor.of(Arrays.stream(values).asLongStream().toArray(), values.length);
    }

    private static float[][] rows(float[] values, int width) {
        float[][] rows = new float[values.length / width][];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = Arrays.copyOfRange(values, k * width, (k + 1) * width);
        }
        return rows;
    }

    @Override
    public PieceReading pieces(Picture image, Picture goal, List<Colour> pieces) {
        return views(image, goal, pieces).reading();
    }

    @Override
    public Frame frame(Picture image, Picture goal, List<Colour> pieces) {
        Views views = views(image, goal, pieces);
        return new Frame(views.reading(), views.features(), Optional.of(image));
    }

    /** As {@link #pieces}, with the features from which it was read. */
    public Views views(Picture image, Picture goal, List<Colour> pieces) {
        if (last == null || !last.image.equals(image) || !last.goal.equals(goal) || !last.pieces.equals(pieces)) {
            last = viewsOnce(image, goal, pieces);
        }
        return last;
    }

    /** As above, of pictures that nobody will ask for again. */
    public Views viewsOnce(Picture image, Picture goal, List<Colour> pieces) {
        int n = pieces.size();
        try (MemoryScope scope = engine.scope()) {
            Map<String, HostTensor> read = piece.run(
                    scope,
                    Map.of(
                            "image", cut(PictureWindow.SCENE, image),
                            "goal", cut(PictureWindow.SCENE, goal),
                            "picture", HostTensor.of(new long[n], n),
                            "colour", colours(pieces)));
            float[] probabilities = read.get("status").toFloats();
            double[][] status = new double[n][PieceStatus.COUNT];
            for (int k = 0; k < probabilities.length; k++) {
                status[k / PieceStatus.COUNT][k % PieceStatus.COUNT] = probabilities[k];
            }
            return new Views(
                    image,
                    goal,
                    List.copyOf(pieces),
                    new PieceReading(status),
                    rows(read.get("features").toFloats(), PieceNetwork.FEATURES));
        }
    }

    /**
     * What was read from two pictures.
     *
     * @param features (n, {@link PieceNetwork#FEATURES})
     */
    public record Views(Picture image, Picture goal, List<Colour> pieces, PieceReading reading, float[][] features) {}

    /**
     * What was read from the picture of the goal.
     *
     * @param features (pairs as {@link PiecePairs} counts them, {@link OrderNetwork#FEATURES})
     */
    public record GoalViews(Picture goal, List<Colour> pieces, OrderReading reading, float[][] features) {}

    /** The window's pixels, UINT8 (1, rows, columns, 3). */
    private HostTensor cut(PictureWindow window, Picture picture) {
        if (picture.width() != side || picture.height() != side) {
            throw new IllegalArgumentException("this reader's networks learnt from pictures of " + side + " x " + side
                    + " pixels, got " + picture.width() + " x " + picture.height());
        }
        byte[] pixels = new byte[window.bytes(side)];
        window.cut(picture, pixels, 0);
        HostTensor tensor = HostTensor.allocate(DType.UINT8, 1, window.rows(side), window.columns(side), 3);
        tensor.data().duplicate().put(pixels);
        return tensor;
    }

    /** fp32 (n, 3). */
    private static HostTensor colours(List<Colour> pieces) {
        HostTensor tensor = HostTensor.allocate(DType.FLOAT32, pieces.size(), 3);
        var values = tensor.floats();
        pieces.forEach(colour -> values.put(ColourPlanes.rgb(colour)));
        return tensor;
    }

    @Override
    public void close() {
        order.close();
        piece.close();
    }
}
