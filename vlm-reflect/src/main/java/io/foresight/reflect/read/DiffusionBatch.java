package io.foresight.reflect.read;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Verb;
import io.foresight.reflect.network.ColourPlanes;
import io.foresight.reflect.network.DiffusionNetwork;
import io.foresight.reflect.network.SceneCells;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.graph.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pictures and the actions that follow, as {@link DiffusionNetwork} takes them. */
public final class DiffusionBatch {
    private static final float[] NO_COLOUR = {1, 1, 1};

    private final List<Row> rows = new ArrayList<>();

    private record Row(byte[] image, byte[] goal, int verb, float[] colour) {}

    /**
     * Adds an action.
     *
     * @param image {@link SceneCells} of the scene before it; goal likewise of the goal
     * @param pieces colours by the numbers that the action uses
     * @throws IllegalArgumentException for an action about no piece, or one that is not there
     */
    public void add(byte[] image, byte[] goal, Action action, List<Colour> pieces) {
        if (action.verb() == Verb.DONE || action.piece() >= pieces.size()) {
            throw new IllegalArgumentException("the scene has pieces 0 .. " + (pieces.size() - 1)
                    + ", what follows is asked of \"" + action.verb().label() + "\" of piece " + action.piece());
        }
        rows.add(new Row(image, goal, action.verb().ordinal(), ColourPlanes.rgb(pieces.get(action.piece()))));
    }

    /** Adds a picture of which the action is not told. */
    public void addUntold(byte[] image, byte[] goal) {
        rows.add(new Row(image, goal, DiffusionNetwork.UNTOLD, NO_COLOUR));
    }

    /** Rows. */
    public int size() {
        return rows.size();
    }

    /** Inputs {@code image}, {@code goal}, {@code verb}, {@code colour}. */
    public Map<String, HostTensor> inputs() {
        int n = rows.size();
        HostTensor image = cells(rows.stream().map(Row::image).toList());
        HostTensor goal = cells(rows.stream().map(Row::goal).toList());
        HostTensor verb = HostTensor.allocate(DType.INT64, n);
        HostTensor colour = HostTensor.allocate(DType.FLOAT32, n, 3);
        for (int k = 0; k < n; k++) {
            verb.longs().put(k, rows.get(k).verb);
            colour.floats().position(3 * k).put(rows.get(k).colour);
        }
        Map<String, HostTensor> inputs = new LinkedHashMap<>();
        inputs.put("image", image);
        inputs.put("goal", goal);
        inputs.put("verb", verb);
        inputs.put("colour", colour);
        return inputs;
    }

    /** UINT8 (N, H, W, 3). */
    public static HostTensor cells(List<byte[]> pictures) {
        HostTensor tensor = HostTensor.allocate(DType.UINT8, pictures.size(), SceneCells.SIDE, SceneCells.SIDE, 3);
        for (int k = 0; k < pictures.size(); k++) {
            tensor.data().duplicate().position(k * SceneCells.BYTES).put(pictures.get(k));
        }
        return tensor;
    }
}
