package io.foresight.reflect.network;

import io.foresight.planner.task.Verb;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.Conv;
import io.foresight.tensor.layer.Linear;

/**
 * Guesses from a noisy picture the one after an action: a small U-Net (Ho, Jain and Abbeel 2020, arXiv 2006.11239) that is told the present,
 * the goal, the action and how noisy it is. It predicts the clean picture, each cell as a mixture of the present, the goal, shades of the
 * action's piece and free paint, because most of a picture stays as it is. The world model of ReflectVLM (arXiv 2502.16707) is a
 * large network of this kind.
 *
 * <p>Noise: {@code noisy = cos(t pi / 2) clean + sin(t pi / 2) noise}, t in 0..1 (cosine schedule: Nichol and Dhariwal 2021, arXiv
 * 2102.09672), clean in -1..1.
 *
 * <p>Legend: N pictures, H = W = {@link SceneCells#SIDE}, E values of the condition, S planes that are
 * seen.
 */
public final class DiffusionNetwork {
    /** Verbs by ordinal; this number instead: the action is not told. */
    public static final int UNTOLD = Verb.values().length;

    private static final int[] CHANNELS = {48, 96, 128};
    private static final int CONDITION = 96;
    private static final int FREQUENCIES = 8;
    private static final int SOURCES = 4;
    private static final double STAYS = 3; // logit of the present before anything is learnt
    private static final double BRIGHTEST = 1.5; // of a piece, in terms of its colour
    private static final double MOST_SIGNAL = 5;

    private final Graph g = new Graph("diffusion");
    private final Symbol now = picture("image");
    private final Symbol goal = picture("goal");
    private final Symbol verb = g.input("verb", DType.INT64, -1); // (N)
    private final Symbol colour = g.input("colour", DType.FLOAT32, -1, 3); // (N, 3)
    private final Symbol time = g.input("time", DType.FLOAT32, -1); // (N)

    private DiffusionNetwork() {}

    private Symbol picture(String name) {
        return ColourPlanes.unpacked(g, g.input(name, DType.UINT8, -1, SceneCells.SIDE, SceneCells.SIDE, 3));
    }

    /** The clean picture, (N, 3, H, W) in 0..1, from a noisy one, (N, 3, H, W). */
    private Symbol clean(Symbol noisy) {
        Symbol told = everywhere(g.toFloat(g.less(verb, UNTOLD))); // (N, 1, 1, 1)
        Symbol guess = g.clamp(g.add(g.mul(noisy, 0.5), 0.5), 0, 1);
        Symbol light = ColourPlanes.luminance(g, now);
        Symbol x = g.cat(
                1,
                noisy,
                g.sub(g.mul(now, 2), 1),
                g.sub(g.mul(goal, 2), 1),
                g.mul(ColourPlanes.ofPiece(g, now, colour), told),
                g.mul(ColourPlanes.ofPiece(g, goal, colour), told),
                g.mul(ColourPlanes.ofPiece(g, guess, colour), told),
                ColourPlanes.places(g, light)); // (N, S, H, W)
        Symbol out = spread(new Conv("diffusion.out", CHANNELS[0], 4 * (SOURCES + 1 + 3), 3, 0)
                .apply(g, unet(x, condition()))); // (N, 8, H, W)
        Symbol stays = g.add(g.slice(out, 1, 0, 1), STAYS);
        Symbol shares = g.softmax(g.cat(1, stays, g.slice(out, 1, 1, SOURCES)), 1); // (N, 4, H, W)
        Symbol shade = g.mul(g.sigmoid(g.slice(out, 1, SOURCES, SOURCES + 1)), BRIGHTEST); // (N, 1, H, W)
        Symbol ink = g.mul(g.mul(shade, g.unsqueeze(g.unsqueeze(colour, 2), 3)), told); // (N, 3, H, W)
        Symbol paint = g.sigmoid(g.slice(out, 1, SOURCES + 1, SOURCES + 4));
        Symbol[] sources = {now, goal, ink, paint};
        Symbol sum = g.mul(g.slice(shares, 1, 0, 1), sources[0]);
        for (int k = 1; k < SOURCES; k++) {
            sum = g.add(sum, g.mul(g.slice(shares, 1, k, k + 1), sources[k]));
        }
        return sum;
    }

    /** Action and time, (N, E). */
    private Symbol condition() {
        Symbol[] angles = new Symbol[FREQUENCIES];
        for (int k = 0; k < FREQUENCIES; k++) {
            angles[k] = g.unsqueeze(g.mul(time, Math.scalb(Math.PI / 2, k)), 1); // (N, 1)
        }
        Symbol angle = g.cat(1, angles); // (N, F)
        Symbol waves = g.cat(1, g.sin(angle), g.cos(angle)); // (N, 2 F)
        Symbol when = new Linear("diffusion.time", 2 * FREQUENCIES, CONDITION).apply(g, waves);
        Symbol what = g.embedding(g.parameter("diffusion.verb", Init.normal(1), UNTOLD + 1, CONDITION), verb);
        return g.silu(new Linear("diffusion.condition", CONDITION, CONDITION).apply(g, g.silu(g.add(when, what))));
    }

    /** (N, S, H, W) to (N, {@link #CHANNELS}[0], H/2, W/2). */
    private Symbol unet(Symbol seen, Symbol about) {
        int deepest = CHANNELS.length - 1;
        Symbol[] levels = new Symbol[CHANNELS.length];
        Symbol x = convolved("diffusion.in", seen, CHANNELS[0], 3, 2);
        levels[0] = x;
        for (int k = 1; k <= deepest; k++) {
            x = convolved("diffusion.down" + k, x, CHANNELS[k], 3, 2);
            x = new AdaptiveBlock("diffusion.fine" + k, CHANNELS[k], CONDITION).apply(g, x, about);
            levels[k] = x;
        }
        x = new AdaptiveBlock("diffusion.middle", CHANNELS[deepest], CONDITION).apply(g, x, about);
        for (int k = deepest - 1; k >= 0; k--) {
            Symbol up = g.upsampleNearest(convolved("diffusion.up" + k, x, CHANNELS[k], 1, 1), 2);
            x = new AdaptiveBlock("diffusion.coarse" + k, CHANNELS[k], CONDITION).apply(g, g.add(up, levels[k]), about);
        }
        return g.silu(x);
    }

    /** Each value of four channels to a place of its own: (N, 4 C, H/2, W/2) to (N, C, H, W). */
    private Symbol spread(Symbol x) {
        Symbol each = g.split(g.split(x, 1, x.dim(1) / 4, 4), 2, 2, 2); // (N, C, 2, 2, H/2, W/2)
        return g.merge(g.merge(g.permute(each, 0, 1, 4, 2, 5, 3), 4), 2); // (N, C, H, W)
    }

    private Symbol convolved(String name, Symbol x, int channels, int kernel, int stride) {
        Symbol weight = g.parameter(name + ".weight", Init.xavier(), channels, x.dim(1), kernel, kernel);
        Symbol bias = g.parameter(name + ".bias", Init.constant(0), channels);
        return g.conv2d(x, weight, bias, stride, kernel / 2);
    }

    /** (N) as (N, 1, 1, 1). */
    private Symbol everywhere(Symbol values) {
        return g.unsqueeze(g.unsqueeze(g.unsqueeze(values, 1), 2), 3);
    }

    /**
     * The graph that serves. Inputs: {@code image} and {@code goal} UINT8 (N, H, W, 3), the present and the goal; {@code verb} INT64 (N);
     * {@code colour} fp32 (N, 3) of the action's piece; {@code noisy} fp32 (N, 3, H, W); {@code time} fp32 (N), in 0..1. Output {@code clean}
     * (N, 3, H, W), in -1..1.
     */
    public static Graph serving() {
        DiffusionNetwork network = new DiffusionNetwork();
        Graph g = network.g;
        Symbol noisy = g.input("noisy", DType.FLOAT32, -1, 3, SceneCells.SIDE, SceneCells.SIDE);
        g.output("clean", g.sub(g.mul(network.clean(noisy), 2), 1));
        return g;
    }

    /**
     * The graph that learns. Instead of {@code noisy} it is given {@code future} UINT8 (N, H, W, 3), the true picture afterwards, and {@code
     * noise} fp32 (N, 3, H, W), normal. Outputs {@code loss}, the squared error of the clean picture in which changed cells count more,
     * weighed by time as for the velocity (Salimans and Ho 2022, arXiv 2202.00512) up to {@value #MOST_SIGNAL}, and {@code off}, the mean
     * absolute error in 0..1 of the cells as they are weighed.
     */
    public static Graph learning() {
        DiffusionNetwork network = new DiffusionNetwork();
        Graph g = network.g;
        Symbol future = network.picture("future");
        Symbol noise = g.input("noise", DType.FLOAT32, -1, 3, SceneCells.SIDE, SceneCells.SIDE);
        Symbol angle = g.mul(network.time, Math.PI / 2);
        Symbol sine = g.sin(angle); // (N)
        Symbol noisy = g.add(
                g.mul(g.sub(g.mul(future, 2), 1), network.everywhere(g.cos(angle))),
                g.mul(noise, network.everywhere(sine)));
        Symbol error = g.sub(network.clean(noisy), future);
        Symbol weight = ChangedPixels.weight(g, future, network.now); // (N, 1, H, W)
        Symbol signal = g.clamp(g.pow(g.add(g.mul(sine, sine), 1e-6), -1), 1, MOST_SIGNAL); // (N)
        Symbol each = g.mean(g.mul(g.mul(error, error), weight), false, 1, 2, 3); // (N)
        g.output("loss", g.mean(g.mul(each, signal)));
        g.output("off", g.div(g.mean(g.mul(g.abs(error), weight)), g.mean(weight)));
        return g;
    }
}
