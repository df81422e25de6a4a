package io.foresight.reflect.serve;

import io.foresight.planner.render.Picture;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.read.PictureReader;
import java.util.List;

/** Pictures that have what they show written into their first pixels, and the reader that takes it from there, nearly sure of it. */
final class CodedPictures implements PictureReader {
    static final int SIDE = 64;

    private static final int MARK = 200;
    private static final double SURE = 0.9995;

    private static byte[] blank() {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        rgb[0] = (byte) MARK;
        return rgb;
    }

    /** @param state pieces by the policy's numbers */
    static Picture of(AssemblyState state) {
        byte[] rgb = blank();
        for (int piece = 0; piece < state.pieces(); piece++) {
            rgb[1 + piece] = (byte) PieceStatus.of(state, piece).ordinal();
        }
        return new Picture(SIDE, SIDE, rgb);
    }

    /** @param over (n, n): at [i][j] how probably j seems to lie over i */
    static Picture goal(double[][] over) {
        byte[] rgb = blank();
        int n = over.length;
        for (int i = 0; i < n * n; i++) {
            rgb[1 + i] = (byte) Math.round(over[i / n][i % n] * 255);
        }
        return new Picture(SIDE, SIDE, rgb);
    }

    @Override
    public int side() {
        return SIDE;
    }

    @Override
    public OrderReading order(Picture goal, List<Colour> pieces) {
        int n = pieces.size();
        double[][] over = new double[n][n];
        for (int i = 0; i < n * n; i++) {
            over[i / n][i % n] = (goal.rgb()[1 + i] & 255) / 255.0;
        }
        return new OrderReading(over);
    }

    @Override
    public PieceReading pieces(Picture image, Picture goal, List<Colour> pieces) {
        double[][] status = new double[pieces.size()][PieceStatus.COUNT];
        for (int piece = 0; piece < status.length; piece++) {
            for (int k = 0; k < PieceStatus.COUNT; k++) {
                status[piece][k] = k == image.rgb()[1 + piece] ? SURE : (1 - SURE) / (PieceStatus.COUNT - 1);
            }
        }
        return new PieceReading(status);
    }

    @Override
    public void close() {}
}
