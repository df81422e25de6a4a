package io.foresight.reflect.read;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.Verb;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.network.ImagineNetwork;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.reflect.network.Thumbnail;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.graph.DType;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scenes and plans as {@link ImagineNetwork} takes them: padded to the same numbers of pieces and of actions. */
public final class ImagineBatch {
    private final List<Seen> scenes = new ArrayList<>();
    private final List<Plan> plans = new ArrayList<>();

    /**
     * A scene from which plans start.
     *
     * @param features (n, {@link PieceNetwork#FEATURES})
     * @param colours (n, 3)
     * @param image {@link Thumbnail#of} the scene; goal likewise of the goal
     */
    public record Seen(float[][] features, List<float[]> colours, OrderReading order, byte[] image, byte[] goal) {
        /** Checks that all are about the same pieces. */
        public Seen {
            int n = colours.size();
            boolean fits = n > 0 && order.pieces() == n && features.length == n;
            for (float[] row : features) {
                fits &= row.length == PieceNetwork.FEATURES;
            }
            if (!fits || image.length != Thumbnail.BYTES || goal.length != Thumbnail.BYTES) {
                throw new IllegalArgumentException(
                        "a scene of " + n + " pieces needs as many in its order and features of "
                                + PieceNetwork.FEATURES + " values, and pictures of " + Thumbnail.BYTES + " bytes; got "
                                + order.pieces() + " pieces, " + features.length + " rows of features, " + image.length
                                + " and "
                                + goal.length + " bytes");
            }
        }
    }

    private record Plan(int scene, List<Action> actions) {}

    /** Adds a scene; gives its number. */
    public int scene(Seen seen) {
        scenes.add(seen);
        return scenes.size() - 1;
    }

    /**
     * Adds a plan from a scene.
     *
     * @throws IllegalArgumentException for a plan of no actions or too many, or about a piece that the scene has not
     */
    public void plan(int scene, List<Action> actions) {
        if (actions.isEmpty() || actions.size() > ImagineNetwork.MOST_STEPS) {
            throw new IllegalArgumentException(
                    "1 to " + ImagineNetwork.MOST_STEPS + " actions can be imagined at once, got " + actions.size());
        }
        int n = scenes.get(scene).colours().size();
        for (Action action : actions) {
            if (action.verb() != Verb.DONE && action.piece() >= n) {
                throw new IllegalArgumentException(
                        "the scene has pieces 0 .. " + (n - 1) + ", an action is about piece " + action.piece());
            }
        }
        plans.add(new Plan(scene, List.copyOf(actions)));
    }

    /** Most pieces of a scene: to so many all are padded. */
    public int pieces() {
        return scenes.stream().mapToInt(scene -> scene.colours().size()).max().orElseThrow();
    }

    /** Actions of the longest plan. */
    public int longest() {
        return plans.stream().mapToInt(plan -> plan.actions().size()).max().orElseThrow();
    }

    /** Inputs that are about scenes: {@code features}, {@code colour}, {@code over}, {@code real}, {@code image}, {@code goal}. */
    public Map<String, HostTensor> scenes() {
        int s = scenes.size();
        int p = pieces();
        HostTensor colour = HostTensor.allocate(DType.FLOAT32, s, p, 3);
        HostTensor over = HostTensor.allocate(DType.FLOAT32, s, p, p);
        HostTensor real = HostTensor.allocate(DType.FLOAT32, s, p);
        HostTensor image = HostTensor.allocate(DType.UINT8, s, Thumbnail.SIDE, Thumbnail.SIDE, 3);
        HostTensor goal = HostTensor.allocate(DType.UINT8, s, Thumbnail.SIDE, Thumbnail.SIDE, 3);
        HostTensor features = HostTensor.allocate(DType.FLOAT32, s, p, PieceNetwork.FEATURES);
        FloatBuffer colours = colour.floats();
        for (int k = 0; k < s; k++) {
            Seen seen = scenes.get(k);
            image.data().duplicate().position(k * Thumbnail.BYTES).put(seen.image());
            goal.data().duplicate().position(k * Thumbnail.BYTES).put(seen.goal());
            for (int i = 0; i < p; i++) {
                boolean there = i < seen.colours().size();
                colours.put(there ? seen.colours().get(i) : new float[] {1, 1, 1});
                real.floats().put(k * p + i, there ? 1 : 0);
                for (int j = 0; there && j < seen.colours().size(); j++) {
                    over.floats().put((k * p + i) * p + j, (float) seen.order().over()[i][j]);
                }
            }
            put(features, k * p, seen.features());
        }
        Map<String, HostTensor> inputs = new LinkedHashMap<>();
        inputs.put("features", features);
        inputs.put("colour", colour);
        inputs.put("over", over);
        inputs.put("real", real);
        inputs.put("image", image);
        inputs.put("goal", goal);
        return inputs;
    }

    /** Writes rows of features one after the other, from a row on. */
    public static void put(HostTensor target, int firstRow, float[]... rows) {
        FloatBuffer values = target.floats().position(firstRow * PieceNetwork.FEATURES);
        for (float[] row : rows) {
            values.put(row);
        }
    }

    /**
     * Inputs that are about plans: {@code scene}, {@code verb}, {@code piece}, {@code mask}.
     *
     * @param steps to pad to, as long as the longest plan or longer
     */
    public Map<String, HostTensor> plans(int steps) {
        int b = plans.size();
        int p = pieces();
        int t = steps + (1 + steps) * p;
        HostTensor scene = HostTensor.allocate(DType.INT64, b);
        HostTensor verb = HostTensor.allocate(DType.INT64, b, steps);
        HostTensor piece = HostTensor.allocate(DType.FLOAT32, b, steps, p);
        HostTensor mask = HostTensor.allocate(DType.BOOL, b, 1, t, t);
        LongBuffer verbs = verb.longs();
        for (int row = 0; row < b; row++) {
            Plan plan = plans.get(row);
            scene.longs().put(row, plan.scene());
            for (int k = 0; k < steps; k++) {
                boolean acts = k < plan.actions().size();
                verbs.put(acts ? plan.actions().get(k).verb().ordinal() : ImagineNetwork.NO_VERB);
                if (acts && plan.actions().get(k).piece() >= 0) {
                    piece.floats()
                            .put((row * steps + k) * p + plan.actions().get(k).piece(), 1);
                }
            }
            mask(mask.data(), row * t * t, plan, steps, p);
        }
        Map<String, HostTensor> inputs = new LinkedHashMap<>();
        inputs.put("scene", scene);
        inputs.put("verb", verb);
        inputs.put("piece", piece);
        inputs.put("mask", mask);
        return inputs;
    }

    /** A token sees itself and what is real and not later: first come the actions, then the pieces now, then the pieces after each action. */
    private void mask(ByteBuffer mask, int at, Plan plan, int steps, int p) {
        int n = scenes.get(plan.scene()).colours().size();
        int t = steps + (1 + steps) * p;
        for (int token = 0; token < t; token++) {
            for (int other = 0; other < t; other++) {
                boolean real = other < steps ? other < plan.actions().size() : (other - steps) % p < n;
                boolean sees = token == other || real && time(other, steps, p) <= time(token, steps, p);
                mask.put(at + token * t + other, (byte) (sees ? 1 : 0));
            }
        }
    }

    /** 0 now, k after action k; an action counts as what follows from it. */
    private static int time(int token, int steps, int p) {
        return token < steps ? token + 1 : (token - steps) / p;
    }
}
