package io.foresight.reflect.policy;

import io.foresight.planner.render.Picture;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Piece;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.read.PictureReader;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Instead of reading pictures it looks into the world; of the order it says what a test wants it to say. */
public final class TruthfulReader implements PictureReader {
    private static final double SURE = 0.98;

    private final AssemblyWorld world;
    private final double sureOfOrder;

    /** @param sureOfOrder probability that it gives to what truly lies over what, and 1 less it to all other pairs together */
    public TruthfulReader(AssemblyWorld world, double sureOfOrder) {
        this.world = world;
        this.sureOfOrder = sureOfOrder;
    }

    @Override
    public int side() {
        return 64;
    }

    @Override
    public OrderReading order(Picture goal, List<Colour> pieces) {
        AssemblyTask task = world.task();
        List<Piece> sorted = sorted(task);
        int n = pieces.size();
        double[][] over = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                boolean lies =
                        (task.board().dependencies().successors(sorted.get(i).index())
                                                >> sorted.get(j).index()
                                        & 1)
                                != 0;
                over[i][j] = i == j ? 0 : lies ? sureOfOrder : (1 - sureOfOrder) / 4;
            }
        }
        return new OrderReading(over);
    }

    @Override
    public PieceReading pieces(Picture image, Picture goal, List<Colour> pieces) {
        List<Piece> sorted = sorted(world.task());
        double[][] status = new double[pieces.size()][PieceStatus.COUNT];
        for (int piece = 0; piece < status.length; piece++) {
            Arrays.fill(status[piece], (1 - SURE) / (PieceStatus.COUNT - 1));
            status[piece][
                    PieceStatus.of(world.state(), sorted.get(piece).index()).ordinal()] = SURE;
        }
        return new PieceReading(status);
    }

    private static List<Piece> sorted(AssemblyTask task) {
        return task.board().pieces().stream()
                .sorted(Comparator.comparing(Piece::colour))
                .toList();
    }

    @Override
    public void close() {}
}
