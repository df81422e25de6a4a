package io.foresight.reflect.network;

import io.foresight.planner.task.Verb;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.Linear;
import java.util.Arrays;
import java.util.Optional;

/**
 * Imagines what follows from actions: all frames of a plan in one pass, none from another, so that errors do not add up. A token stands for
 * each piece now, for each action, and for each piece after each action; tokens see what is not later than themselves.
 *
 * <p>Legend: S scenes, B plans, K actions of a plan, P pieces (padded), T = K + (1 + K) P tokens in this order, F features, R rows: real
 * pieces of frames; J real frames; G frames to draw.
 */
public final class ImagineNetwork {
    /** Most actions of a plan. */
    public static final int MOST_STEPS = 5;

    /** Verbs by ordinal, and the number after them for no action. */
    public static final int NO_VERB = Verb.values().length;

    /** Values of a projection of a piece's features. */
    public static final int LATENT = 64;

    /** What is known of two pieces: whether one lies over the other, either way, and whether they are the same. */
    static final int PAIR = 3;

    /** Which of these says that they are the same. */
    static final int SAME = 2;

    private static final int WIDTH = 96;
    private static final int HIDDEN = 224;
    private static final int BLOCKS = 3;
    private static final double SMALL = 0.02;
    private static final double EPSILON = 1e-5;

    private final Graph g = new Graph("imagine");
    private final int steps;
    private final Symbol features = g.input("features", DType.FLOAT32, -1, -1, PieceNetwork.FEATURES); // (S, P, F)
    private final Symbol colours = g.input("colour", DType.FLOAT32, -1, -1, 3); // (S, P, 3)
    private final Symbol pairs = pairs(g, g.input("over", DType.FLOAT32, -1, -1, -1), features); // (S, P, P, 3)
    private final Symbol real = g.input("real", DType.FLOAT32, -1, -1); // (S, P)
    private final Symbol now = picture("image");
    private final Symbol goal = picture("goal");
    private final Symbol scene = g.input("scene", DType.INT64, -1); // (B)
    private final PiecePlaces seen = PiecePlaces.of(g, now, colours);
    private final Symbol frames;

    private ImagineNetwork(int steps) {
        this.steps = steps;
        frames = frames();
    }

    private Symbol picture(String name) {
        return ColourPlanes.unpacked(
                g, g.input(name, DType.UINT8, -1, Thumbnail.SIDE, Thumbnail.SIDE, 3)); // (S, 3, H, W)
    }

    /** (S, P, P) at [i][j] whether j lies over i: with its transpose and the identity (S, P, P, {@link #PAIR}). */
    private static Symbol pairs(Graph g, Symbol over, Symbol features) {
        Symbol number = g.range(features, 1); // (P)
        Symbol same = g.toFloat(g.equal(g.unsqueeze(number, 0), g.unsqueeze(number, 1))); // (P, P)
        Symbol each = g.add(g.mul(over, 0), same);
        return g.cat(3, g.unsqueeze(over, 3), g.unsqueeze(g.permute(over, 0, 2, 1), 3), g.unsqueeze(each, 3));
    }

    /**
     * Tokens of the frames, (B, K, P, C). Further inputs: {@code scene} INT64 (B), from where a plan starts; {@code verb} INT64 (B, K);
     * {@code piece} fp32 (B, K, P), 1 for the piece that an action is about; {@code mask} BOOL (B, 1, T, T).
     */
    private Symbol frames() {
        Symbol verb = g.input("verb", DType.INT64, -1, steps); // (B, K)
        Symbol piece = g.input("piece", DType.FLOAT32, -1, steps, -1); // (B, K, P)
        Symbol mask = g.input("mask", DType.BOOL, -1, 1, -1, -1);

        Symbol around = g.mean(g.slice(pairs, 3, 0, SAME), false, 2); // (S, P, 2)
        Symbol present = new Linear("imagine.piece", PieceNetwork.FEATURES + 2, WIDTH)
                .apply(g, g.cat(2, features, around)); // (S, P, C)
        Symbol start = g.indexSelect(present, 0, scene); // (B, P, C)
        Symbol time = g.slice(
                g.parameter("imagine.time", Init.normal(SMALL), 1 + MOST_STEPS, WIDTH), 0, 0, 1 + steps); // (1 + K, C)
        Symbol action = g.embedding(g.parameter("imagine.verb", Init.normal(1), NO_VERB + 1, WIDTH), verb); // (B, K, C)
        Symbol own = g.embedding(g.parameter("imagine.own", Init.normal(1), NO_VERB + 1, WIDTH), verb);
        Symbol doing = g.mul(g.unsqueeze(own, 2), g.unsqueeze(piece, 3)); // (B, K, P, C)
        Symbol begin = g.unsqueeze(start, 1); // (B, 1, P, C)
        Symbol later = g.add(g.add(begin, doing), g.unsqueeze(g.slice(time, 0, 1, 1 + steps), 1)); // (B, K, P, C)
        Symbol first = g.add(begin, g.slice(time, 0, 0, 1));
        Symbol about = g.add(g.add(action, g.matmul(piece, start)), g.slice(time, 0, 1, 1 + steps)); // (B, K, C)
        Symbol x = g.cat(1, about, g.merge(g.cat(1, first, later), 1)); // (B, T, C)

        Symbol which = which(piece); // (B, T, P)
        Symbol places = g.inFullPrecision(() -> g.matmul(which, g.indexSelect(seen.places(), 0, scene))); // (B, T, 4)
        Rotation rotation = Rotation.byPlaces(g, places, WIDTH / Rotation.HEADS);
        Symbol known = ofTokens(which); // (B, T, T, 3)
        for (int k = 0; k < BLOCKS; k++) {
            x = new PieceBlock("imagine.block" + k, WIDTH, HIDDEN).apply(g, x, Optional.of(rotation), known, mask);
        }
        Symbol moments = Sizes.outer(g, Sizes.after(g, x, 1, steps), 1, 1 + steps); // (B, 1 + K, P, C)
        return g.layerNorm("imagine.norm", g.slice(moments, 1, 1, 1 + steps), EPSILON);
    }

    /** Which piece a token is about, (B, T, P). */
    private Symbol which(Symbol piece) {
        Symbol same = g.squeeze(g.slice(g.indexSelect(pairs, 0, scene), 3, SAME, SAME + 1), 3); // (B, P, P)
        Symbol[] parts = new Symbol[2 + steps];
        Arrays.fill(parts, same);
        parts[0] = piece;
        return g.cat(1, parts);
    }

    /** What is known of two pieces, of the tokens that are about them: (B, T, T, 3). */
    private Symbol ofTokens(Symbol which) {
        Symbol known = g.permute(g.indexSelect(pairs, 0, scene), 0, 3, 1, 2); // (B, 3, P, P)
        Symbol left = g.unsqueeze(which, 1); // (B, 1, T, P)
        Symbol spread = g.matmul(g.matmul(left, known), g.permute(left, 0, 1, 3, 2)); // (B, 3, T, T)
        return g.permute(spread, 0, 2, 3, 1);
    }

    /** As {@link PieceNetwork} would read the frames, (B, K, P, F). */
    Symbol decoded() {
        Symbol start = g.unsqueeze(g.indexSelect(features, 0, scene), 1); // (B, 1, P, F)
        return g.inFullPrecision(() ->
                g.relu(g.add(start, new Linear("imagine.features", WIDTH, PieceNetwork.FEATURES).apply(g, frames))));
    }

    /** Logits of where pieces are, (B, K, P, statuses), and of whether they are covered, (B, K, P, 1), joined. */
    Symbol said() {
        Symbol hidden = g.relu(new Linear("imagine.state", WIDTH, WIDTH).apply(g, frames));
        return g.inFullPrecision(() -> {
            Symbol said = new Linear("imagine.said", WIDTH, PieceStatus.COUNT + 1).apply(g, hidden);
            Symbol places = g.slice(said, 3, 0, PieceStatus.COUNT);
            Symbol own = g.slice(said, 3, PieceStatus.COUNT, PieceStatus.COUNT + 1);
            Symbol there = g.softmax(g.detach(places), 3); // (B, K, P, statuses)
            Symbol cover = new Linear("imagine.cover", 2, 1).apply(g, weightOver(there)); // (B, K, P, 1)
            return g.cat(3, places, g.add(own, cover));
        });
    }

    /** How many pieces lie over each as expected, seated ones and loose ones, which count both ways: (B, K, P, 2). */
    private Symbol weightOver(Symbol there) {
        Symbol known = g.unsqueeze(g.indexSelect(pairs, 0, scene), 1); // (B, 1, P, P, 3)
        Symbol over = g.squeeze(g.slice(known, 4, 0, 1), 4); // (B, 1, P, P)
        Symbol under = g.squeeze(g.slice(known, 4, 1, 2), 4);
        Symbol seated = g.slice(there, 3, PieceStatus.SEATED.ordinal(), PieceStatus.SEATED.ordinal() + 1);
        Symbol loose =
                g.sum(g.slice(there, 3, PieceStatus.LOOSE.ordinal(), PieceStatus.LOOSE_LYING.ordinal() + 1), true, 3);
        return g.cat(3, g.matmul(over, seated), g.matmul(g.add(over, under), loose));
    }

    /** What {@link #latent} predicts, of true features: (.., F) to (.., Z). */
    static Symbol projected(Graph g, Symbol seenFeatures) {
        Symbol hidden = g.relu(new Linear("imagine.project", PieceNetwork.FEATURES, WIDTH).apply(g, seenFeatures));
        return g.inFullPrecision(() -> new Linear("imagine.projected", WIDTH, LATENT).apply(g, hidden));
    }

    /** Predicted projections, (B, K, P, Z). */
    Symbol latent() {
        return g.inFullPrecision(() -> new Linear("imagine.latent", WIDTH, LATENT).apply(g, frames)); // (B, K, P, Z)
    }

    /** Pictures of some frames, (G, 3, H, W). Input {@code drawn} INT64 (G), which of (B K). */
    Symbol drawn() {
        Symbol which = g.input("drawn", DType.INT64, -1); // (G)
        Symbol from = g.indexSelect(sceneOfFrames(), 0, which); // (G)
        PiecePlaces finished = PiecePlaces.of(g, goal, colours);
        return ThumbnailDecoder.pictures(
                g,
                "imagine.picture",
                new ThumbnailDecoder.Scenes(
                        g.indexSelect(g.merge(frames, 0), 0, which),
                        g.indexSelect(now, 0, from),
                        g.indexSelect(goal, 0, from),
                        g.indexSelect(seen.planes(), 0, from),
                        g.indexSelect(finished.planes(), 0, from),
                        g.indexSelect(colours, 0, from),
                        g.indexSelect(real, 0, from)));
    }

    /**
     * The graph that serves. Outputs: {@code latent} (B, K, P, {@link #LATENT}), {@code features} (B, K, P, F), {@code status} (B, K, P,
     * statuses) and {@code covered} (B, K, P, 1), probabilities, {@code picture} (G, H, W, 3) in 0..1; and of frames whose features are the
     * input {@code seen} (M, P, F), in the scenes {@code where} INT64 (M), {@code steps} (M) to go and {@code projection} (M, P, {@link
     * #LATENT}).
     *
     * @param steps K, 1 to {@value #MOST_STEPS}
     */
    public static Graph serving(int steps) {
        ImagineNetwork network = new ImagineNetwork(steps);
        Graph g = network.g;
        Symbol said = network.said();
        g.output("latent", network.latent());
        g.output("features", network.decoded());
        g.output("status", g.softmax(g.slice(said, 3, 0, PieceStatus.COUNT), 3));
        g.output("covered", g.sigmoid(g.slice(said, 3, PieceStatus.COUNT, PieceStatus.COUNT + 1)));
        g.output("picture", g.permute(network.drawn(), 0, 2, 3, 1));
        Symbol frames = g.input("seen", DType.FLOAT32, -1, -1, PieceNetwork.FEATURES);
        Symbol where = g.input("where", DType.INT64, -1);
        g.output("steps", network.critic(frames, where));
        g.output("projection", projected(g, frames));
        return g;
    }

    /** Steps to go, (M), of frames (M, P, F) in the scenes {@code where} INT64 (M). */
    Symbol critic(Symbol seenFeatures, Symbol where) {
        return StepsCritic.steps(
                g, "imagine.critic", seenFeatures, g.indexSelect(pairs, 0, where), g.indexSelect(real, 0, where));
    }

    /**
     * The graph that learns. Further inputs: {@code future} fp32 (B, K, P, F), the true frames' features; {@code row} INT64 (R) which of (B
     * K P) are real, with {@code label} INT64 (R), the status, and {@code under} fp32 (R), 1 if covered; {@code frame} INT64 (J) which of
     * (B K) are real, with {@code left} fp32 (J), steps to go; {@code truth} UINT8 (G, H, W, 3), the true pictures of those drawn; {@code
     * directions} fp32 (Z, M). Outputs {@code loss} and its parts.
     */
    public static Graph learning(ImagineLoss loss) {
        ImagineNetwork network = new ImagineNetwork(MOST_STEPS);
        new ImagineObjective(network, loss).outputs();
        return network.g;
    }

    Graph graph() {
        return g;
    }

    /** From where plans start as pictures, (S, 3, H, W) in 0..1. */
    Symbol present() {
        return now;
    }

    /** The goals as pictures, likewise. */
    Symbol finished() {
        return goal;
    }

    /** The scene of each frame, INT64 (B K). */
    Symbol sceneOfFrames() {
        return Sizes.repeated(g, scene, steps);
    }
}
