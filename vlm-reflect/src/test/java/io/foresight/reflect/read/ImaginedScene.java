package io.foresight.reflect.read;

import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.network.PieceNetwork;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** An observation of three pieces, made up. */
final class ImaginedScene {
    static final List<Colour> PIECES = List.of(Colour.BLUE, Colour.RED, Colour.GRAY);

    private ImaginedScene() {}

    static Observation observation() {
        return observation(frame(1).features());
    }

    static Observation observation(float[][] features) {
        Situation situation = Situation.ofPictures(PIECES, Optional.empty(), List.of(), 40, picture(1), picture(2));
        OrderReading order = new OrderReading(new double[][] {{0, 0.9, 0}, {0, 0, 0.2}, {0, 0.1, 0}});
        return new Observation(situation, order, new Frame(reading(), features, Optional.empty()), List.of());
    }

    static Frame frame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] features = new float[PIECES.size()][PieceNetwork.FEATURES];
        for (float[] row : features) {
            for (int k = 0; k < row.length; k++) {
                row[k] = (float) random.nextDouble();
            }
        }
        return new Frame(reading(), features, Optional.empty());
    }

    private static PieceReading reading() {
        double[][] status = new double[PIECES.size()][PieceStatus.COUNT];
        for (double[] row : status) {
            row[0] = 1;
        }
        return new PieceReading(status);
    }

    private static Picture picture(long seed) {
        byte[] rgb = new byte[3 * 224 * 224];
        new SplittableRandom(seed).nextBytes(rgb);
        return new Picture(224, 224, rgb);
    }
}
