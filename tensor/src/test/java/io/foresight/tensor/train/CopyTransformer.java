package io.foresight.tensor.train;

import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.Linear;
import io.foresight.tensor.layer.TransformerBlock;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A causal transformer of two layers that is shown a word of {@value #WORD} letters and a mark, and says the word again.
 *
 * <p>Legend: B samples, T places, C width, K tokens.
 */
final class CopyTransformer {
    static final int WORD = 8;
    static final int LETTERS = 12;
    static final int MARK = LETTERS;
    static final int LENGTH = 2 * WORD; // the word, the mark, the word without its last letter
    private static final int TOKENS = LETTERS + 1;
    private static final int WIDTH = 48;

    private CopyTransformer() {}

    /** Inputs tokens (B, T) and word (B, WORD); output loss, the mean over the places where the word is said again. */
    static Graph training(double dropout) {
        Graph g = new Graph("copy training");
        Symbol tokens = g.input("tokens", DType.INT64, -1, LENGTH);
        Symbol word = g.input("word", DType.INT64, -1, WORD);
        Symbol x = embedded(g, tokens, g.range(tokens, 1));
        for (int layer = 0; layer < 2; layer++) {
            x = block(layer, dropout).apply(g, x);
        }
        Symbol said = g.slice(logits(g, x), 1, WORD, LENGTH); // (B, WORD, K)
        g.output("loss", g.mean(g.crossEntropy(said, word)));
        return g;
    }

    /** Input tokens (B, T); output logits (B, T, K). */
    static Graph atOnce() {
        Graph g = new Graph("copy at once");
        Symbol tokens = g.input("tokens", DType.INT64, -1, -1);
        Symbol x = embedded(g, tokens, g.range(tokens, 1));
        for (int layer = 0; layer < 2; layer++) {
            x = block(layer, 0).apply(g, x);
        }
        g.output("logits", logits(g, x));
        return g;
    }

    /** For a session: inputs tokens (B, T) and their positions (T); outputs logits (B, T, K) and next (B, T). */
    static Graph stepwise(int samples) {
        Graph g = new Graph("copy step by step");
        Symbol tokens = g.input("tokens", DType.INT64, samples, -1);
        Symbol x = embedded(g, tokens, g.input("positions", DType.INT64, -1));
        for (int layer = 0; layer < 2; layer++) {
            x = block(layer, 0).applyCached(g, x, samples);
        }
        Symbol logits = logits(g, x);
        g.output("logits", logits);
        g.output("next", g.argMax(logits, 2));
        return g;
    }

    private static TransformerBlock block(int layer, double dropout) {
        return new TransformerBlock("block" + layer, WIDTH, 4, 2 * WIDTH, dropout);
    }

    private static Symbol embedded(Graph g, Symbol tokens, Symbol positions) {
        Symbol letters = g.embedding(g.parameter("token", Init.normal(0.3), TOKENS, WIDTH), tokens); // (B, T, C)
        return g.add(letters, g.embedding(g.parameter("place", Init.normal(0.3), LENGTH, WIDTH), positions));
    }

    private static Symbol logits(Graph g, Symbol x) {
        return new Linear("head", WIDTH, TOKENS).apply(g, g.layerNorm("last", x, 1e-5)); // (B, T, K)
    }

    /** The letters of word {@code number}. */
    static long[] word(long number) {
        SplittableRandom random = new SplittableRandom(number);
        return random.longs(WORD, 0, LETTERS).toArray();
    }

    /** Different words for ever. */
    record Words(int batchSize) implements BatchSource {
        @Override
        public Batch batch(long index) {
            ByteBuffer tokens = Batch.allocate(8L * batchSize * LENGTH);
            ByteBuffer words = Batch.allocate(8L * batchSize * WORD);
            for (int b = 0; b < batchSize; b++) {
                long[] letters = word(index * batchSize + b);
                for (int t = 0; t < LENGTH; t++) {
                    tokens.putLong(t < WORD ? letters[t] : t == WORD ? MARK : letters[t - WORD - 1]);
                }
                for (long letter : letters) {
                    words.putLong(letter);
                }
            }
            List<Long> shape = List.of((long) batchSize, (long) LENGTH);
            List<Long> said = List.of((long) batchSize, (long) WORD);
            return new Batch(
                    List.of(
                            new Batch.Input("tokens", DType.INT64, shape, tokens.flip()),
                            new Batch.Input("word", DType.INT64, said, words.flip())),
                    List.of("words from " + index * batchSize));
        }

        @Override
        public long samplesPerEpoch() {
            return 100_000;
        }

        @Override
        public String indexHash() {
            return "words";
        }
    }
}
