package io.foresight.reflect.network;

import io.foresight.reflect.language.Tokeniser;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.Linear;
import io.foresight.tensor.layer.TransformerBlock;

/**
 * The embedded vision-language policy: a prefix decoder reads the prompt's words together with tokens of what two frozen encoders see, and
 * every action is scored in one pass. One network proposes and reflects.
 *
 * <p>The goal is looked at slowly: one token for each pair of pieces, by {@link OrderNetwork}, which also tells how both are now. Every
 * scene, seen or imagined, is looked at fast: one token for each piece, by {@link PieceNetwork}. So all pictures of a plan fit into a prompt.
 *
 * <p>Shapes: B prompts, V views of pieces, P views of pairs, T tokens.
 */
public final class PolicyNetwork {
    /** Verbs that take a piece. */
    static final int VERBS = 4;

    /** Answers: each verb with each colour, then {@code done}. */
    public static final int ANSWERS = VERBS * Tokeniser.COLOURS + 1;

    /** Most tokens of a prompt. */
    public static final int MOST_TOKENS = 192;

    private static final int WIDTH = 64;
    private static final int HEADS = 4;
    private static final int HIDDEN = 192;
    private static final int BLOCKS = 4;
    private static final int DESCRIBED = PieceNetwork.FEATURES + WIDTH;
    private static final double NEVER = -30;
    private static final double SMALL = 0.02;
    private static final double EPSILON = 1e-5;

    private PolicyNetwork() {}

    /**
     * Adds inputs {@code views} fp32 (V, {@link PieceNetwork#FEATURES}) and {@code colour} INT64 (V), each view's colour as a token; {@code
     * pairs} fp32 (P, {@link OrderNetwork#FEATURES}), {@code first} and {@code second} INT64 (P), each pair's pieces as views; {@code
     * token} and {@code visual} INT64 (B, T), where {@code visual} counts in [none; views; pairs]; {@code mask} BOOL (B, 1, T, T); {@code answer} INT64 (1 +
     * verbs, B), where each row's answer begins and its verbs' slots are, as places in (B T); {@code possible} BOOL (B, answers), what is
     * about pieces that are there.
     *
     * @return log-probabilities (B, {@link #ANSWERS}); of what is not possible, -infinity
     */
    private static Symbol build(Graph g) {
        Symbol token = g.input("token", DType.INT64, -1, -1); // (B, T)
        Symbol visual = g.input("visual", DType.INT64, -1, -1); // (B, T)
        Symbol mask = g.input("mask", DType.BOOL, -1, 1, -1, -1); // (B, 1, T, T)
        Symbol answer = g.input("answer", DType.INT64, VERBS + 1, -1); // (1 + verbs, B)
        Symbol possible = g.input("possible", DType.BOOL, -1, ANSWERS); // (B, A)

        Symbol words = g.parameter("policy.words", Init.normal(SMALL), new Tokeniser().size(), WIDTH);
        Symbol none = g.parameter("policy.none", Init.constant(0), 1, WIDTH);
        Symbol views = views(g, words); // (V, D)
        Symbol pieces = new Linear("policy.view", DESCRIBED, WIDTH).apply(g, views); // (V, C)
        Symbol seen = g.cat(0, none, pieces, pairs(g, views)); // (1 + V + P, C)
        Symbol places = g.parameter("policy.places", Init.normal(SMALL), MOST_TOKENS, WIDTH);
        Symbol x = g.add(
                g.add(g.embedding(words, token), g.embedding(seen, visual)),
                g.embedding(places, g.range(token, 1))); // (B, T, C)
        for (int k = 0; k < BLOCKS; k++) {
            x = new TransformerBlock("policy.block" + k, WIDTH, HEADS, HIDDEN, 0).applyMasked(g, x, mask);
        }
        Symbol flat = g.merge(g.layerNorm("policy.norm", x, EPSILON), 0); // (B T, C)
        return g.inFullPrecision(() -> answers(g, flat, answer, possible));
    }

    /** What is seen of a piece, and its colour. */
    private static Symbol views(Graph g, Symbol words) {
        Symbol views = g.input("views", DType.FLOAT32, -1, PieceNetwork.FEATURES); // (V, F)
        Symbol colour = g.input("colour", DType.INT64, -1); // (V)
        return g.cat(1, views, g.embedding(words, colour)); // (V, D)
    }

    private static Symbol pairs(Graph g, Symbol views) {
        Symbol pairs = g.input("pairs", DType.FLOAT32, -1, OrderNetwork.FEATURES); // (P, F)
        Symbol first = g.input("first", DType.INT64, -1); // (P)
        Symbol second = g.input("second", DType.INT64, -1); // (P)
        Symbol described = g.cat(1, pairs, g.embedding(views, first), g.embedding(views, second)); // (P, F + 2 D)
        return new Linear("policy.pair", OrderNetwork.FEATURES + 2 * DESCRIBED, WIDTH).apply(g, described);
    }

    /** log p(verb) + log p(colour | verb), of what is possible, summing to 1. */
    private static Symbol answers(Graph g, Symbol flat, Symbol answer, Symbol possible) {
        int colours = Tokeniser.COLOURS;
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
    public static Graph serving() {
        Graph g = new Graph("policy");
        g.output("answers", build(g));
        return g;
    }

    /**
     * The graph that learns: further inputs {@code right} BOOL (B, answers) and {@code weight} fp32 (B); outputs {@code loss} and {@code
     * likely}, the mean probability of right answers.
     *
     * @param closeness weight of the divergence from another policy, whose log-probabilities, finite, are a further input {@code
     *     reference} fp32 (B, answers); 0: there is none
     */
    public static Graph learning(double closeness) {
        Graph g = new Graph("policy");
        Symbol answers = build(g);
        Symbol right = g.input("right", DType.BOOL, -1, ANSWERS);
        Symbol weight = g.input("weight", DType.FLOAT32, -1);
        Symbol each = g.setCrossEntropy(answers, right); // (B)
        Symbol loss = g.mean(g.mul(each, weight));
        if (closeness > 0) {
            Symbol reference = g.input("reference", DType.FLOAT32, -1, ANSWERS);
            Symbol log = g.clamp(answers, NEVER, 0);
            Symbol divergence = g.sum(g.mul(g.exp(log), g.sub(log, reference)), false, 1); // (B), KL
            loss = g.add(loss, g.mul(g.mean(divergence), closeness));
        }
        g.output("loss", loss);
        g.output("likely", g.mean(g.exp(g.neg(each))));
        return g;
    }
}
