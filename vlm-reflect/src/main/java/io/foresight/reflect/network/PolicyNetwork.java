package io.foresight.reflect.network;

import io.foresight.planner.task.Colour;
import io.foresight.reflect.language.PromptRow;
import io.foresight.reflect.language.Tokeniser;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.GroupConvBlock;
import io.foresight.tensor.layer.Linear;
import io.foresight.tensor.layer.TransformerBlock;

/**
 * The embedded vision-language policy: two encoders make tokens of pictures, a causal decoder reads them with the prompt, and every
 * action is scored in one pass. One network proposes and reflects.
 *
 * <p>Current and goal picture together are cut into {@link PromptRow#PATCHES} patches (slow), and each piece has one token in each picture,
 * now and imagined, by {@link PieceNetwork} (fast).
 *
 * <p>Shapes: B prompts, N views of pieces, G given views, T tokens.
 */
public final class PolicyNetwork {
    /** Verbs that take a piece. */
    static final int VERBS = 4;

    /** Answers: each verb with each colour, then {@code done}. */
    public static final int ANSWERS = VERBS * 9 + 1;

    /** Most tokens of a prompt. */
    public static final int MOST_TOKENS = 256;

    private static final int WIDTH = 128;
    private static final int HEADS = 4;
    private static final int HIDDEN = 384;
    private static final int BLOCKS = 4;
    private static final int GROUPS = 8;
    private static final int[] CHANNELS = {24, 48, 64, 96};
    private static final double SMALL = 0.02;
    private static final double EPSILON = 1e-5;

    private PolicyNetwork() {}

    /** Do pictures of this side, pixels, give the {@link PromptRow#PATCHES} patches that a prompt has places for? */
    public static boolean reads(int side) {
        int across = PictureWindow.SCENE.columns(side) >> CHANNELS.length; // each stage halves
        return across * across == PromptRow.PATCHES && PictureWindow.SCENE.columns(side) % (1 << CHANNELS.length) == 0;
    }

    /**
     * Adds inputs {@code image} and {@code goal} UINT8 (B, H, W, 3); {@code features} fp32 (N, F), the views of all prompts' pieces as
     * {@link PieceNetwork} reads them, which stays as it is; {@code given} fp32 (G, F), views that are imagined, one row of zeros at
     * least; {@code token} and {@code visual} INT64 (B, T), where {@code visual} counts in [none; patches of all prompts; views of pieces;
     * given views]; {@code mask} BOOL (B, 1, T, T); {@code answer} INT64 (1 + verbs, B), where each row's answer begins and its verbs'
     * slots are, as places in (B T); {@code possible} BOOL (B, answers), what is about pieces that are there.
     *
     * @return log-probabilities (B, {@link #ANSWERS}); of what is not possible, -infinity
     */
    private static Symbol build(Graph g, int side) {
        PictureWindow window = PictureWindow.SCENE;
        Symbol image = ColourPlanes.unpacked(g, ColourPlanes.input(g, "image", window, side)); // (B, 3, H, W)
        Symbol goal = ColourPlanes.unpacked(g, ColourPlanes.input(g, "goal", window, side)); // (B, 3, H, W)
        Symbol features = g.input("features", DType.FLOAT32, -1, PieceNetwork.FEATURES); // (N, F)
        Symbol given = g.input("given", DType.FLOAT32, -1, PieceNetwork.FEATURES); // (G, F)
        Symbol token = g.input("token", DType.INT64, -1, -1); // (B, T)
        Symbol visual = g.input("visual", DType.INT64, -1, -1); // (B, T)
        Symbol mask = g.input("mask", DType.BOOL, -1, 1, -1, -1); // (B, 1, T, T)
        Symbol answer = g.input("answer", DType.INT64, VERBS + 1, -1); // (1 + verbs, B)
        Symbol possible = g.input("possible", DType.BOOL, -1, ANSWERS); // (B, A)

        Symbol views = new Linear("policy.view", PieceNetwork.FEATURES, WIDTH).apply(g, g.cat(0, features, given));
        Symbol none = g.parameter("policy.none", Init.constant(0), 1, WIDTH);
        Symbol rows = g.cat(0, none, patches(g, image, goal), views); // (1 + 81 B + N + G, C)

        int vocabulary = new Tokeniser().size();
        Symbol words = g.parameter("policy.words", Init.normal(SMALL), vocabulary, WIDTH);
        Symbol places = g.parameter("policy.places", Init.normal(SMALL), MOST_TOKENS, WIDTH);
        Symbol x = g.add(
                g.add(g.embedding(words, token), g.embedding(rows, visual)),
                g.embedding(places, g.range(token, 1))); // (B, T, C)
        for (int k = 0; k < BLOCKS; k++) {
            x = new TransformerBlock("policy.block" + k, WIDTH, HEADS, HIDDEN, 0).applyMasked(g, x, mask);
        }
        Symbol flat = g.merge(g.layerNorm("policy.norm", x, EPSILON), 0); // (B T, C)
        return g.inFullPrecision(() -> answers(g, flat, answer, possible));
    }

    /** (B,3,H,W) twice to (B 81, C). */
    private static Symbol patches(Graph g, Symbol image, Symbol goal) {
        Symbol x = g.cat(1, image, g.sub(image, goal), ColourPlanes.places(g, ColourPlanes.luminance(g, image)));
        int in = 8;
        for (int k = 0; k < CHANNELS.length; k++) {
            x = new GroupConvBlock("policy.patch" + k, in, CHANNELS[k], 3, 2, GROUPS).apply(g, x);
            in = CHANNELS[k];
        }
        Symbol cells = g.merge(g.permute(g.merge(x, 2), 0, 2, 1), 0); // (B 81, D)
        return new Linear("policy.patch", in, WIDTH).apply(g, cells);
    }

    /** log p(verb) + log p(colour | verb), of what is possible, summing to 1. */
    private static Symbol answers(Graph g, Symbol flat, Symbol answer, Symbol possible) {
        int colours = Colour.values().length;
        Symbol verb = new Linear("policy.verb", WIDTH, VERBS + 1)
                .apply(g, g.indexSelect(flat, 0, place(g, answer, 0))); // (B, 5)
        Symbol[] parts = new Symbol[VERBS + 1];
        for (int k = 0; k < VERBS; k++) {
            Symbol slot = g.indexSelect(flat, 0, place(g, answer, k + 1)); // (B, C)
            Symbol colour = new Linear("policy.colour" + k, WIDTH, colours).apply(g, slot); // (B, 9)
            parts[k] = g.add(colour, g.slice(verb, 1, k, k + 1)); // (B, 9)
        }
        parts[VERBS] = g.slice(verb, 1, VERBS, VERBS + 1);
        Symbol out = g.cat(1, parts); // (B, A)
        return g.logSoftmax(g.add(out, g.log(g.toFloat(possible))), 1);
    }

    private static Symbol place(Graph g, Symbol answer, int row) {
        return g.squeeze(g.slice(answer, 0, row, row + 1), 0);
    }

    /** The graph that serves: output {@code answers}, log-probabilities (B, answers). */
    public static Graph serving(int side) {
        Graph g = new Graph("policy");
        g.output("answers", build(g, side));
        return g;
    }

    /** The graph that learns: further inputs {@code right} BOOL (B, answers) and {@code weight} fp32 (B); outputs {@code loss} and {@code likely}, the mean probability of right answers. */
    public static Graph learning(int side) {
        Graph g = new Graph("policy");
        Symbol answers = build(g, side);
        Symbol right = g.input("right", DType.BOOL, -1, ANSWERS);
        Symbol weight = g.input("weight", DType.FLOAT32, -1);
        Symbol each = g.setCrossEntropy(answers, right); // (B)
        g.output("loss", g.mean(g.mul(each, weight)));
        g.output("likely", g.mean(g.exp(g.neg(each))));
        return g;
    }
}
