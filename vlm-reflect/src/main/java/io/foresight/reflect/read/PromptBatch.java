package io.foresight.reflect.read;

import io.foresight.planner.task.Colour;
import io.foresight.reflect.language.PiecePairs;
import io.foresight.reflect.language.PolicyPrompt;
import io.foresight.reflect.language.PromptRow;
import io.foresight.reflect.language.Tokeniser;
import io.foresight.reflect.network.OrderNetwork;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.reflect.network.PolicyNetwork;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.graph.DType;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prompts as the policy network takes them: rows of tokens of one length, and what each of them sees. */
public final class PromptBatch {
    private static final Tokeniser WORDS = new Tokeniser();

    private final List<Prompt> prompts = new ArrayList<>();
    private final List<float[]> views = new ArrayList<>();
    private final List<Colour> viewColours = new ArrayList<>();
    private final List<float[]> pairs = new ArrayList<>();
    private final List<Integer> first = new ArrayList<>(); // views
    private final List<Integer> second = new ArrayList<>();

    private record Prompt(PolicyPrompt asked, PromptRow row, int firstView, int firstPair) {}

    /** Adds a prompt about what is seen there. */
    public void add(PolicyPrompt prompt, Seen seen) {
        int n = prompt.pieces().size();
        int firstView = views.size();
        prompts.add(new Prompt(prompt, new PromptRow(prompt, WORDS), firstView, pairs.size()));
        addViews(seen.now(), prompt.pieces());
        for (float[][] frame : seen.imagined()) {
            addViews(frame, prompt.pieces());
        }
        pairs.addAll(Arrays.asList(seen.pairs()));
        for (int piece : PiecePairs.first(n)) {
            first.add(firstView + piece);
        }
        for (int piece : PiecePairs.second(n)) {
            second.add(firstView + piece);
        }
    }

    private void addViews(float[][] frame, List<Colour> pieces) {
        views.addAll(Arrays.asList(frame));
        viewColours.addAll(pieces);
    }

    /** All inputs of the policy network, by name. */
    public Map<String, HostTensor> inputs() {
        int b = prompts.size();
        int t = prompts.stream().mapToInt(prompt -> prompt.row.length()).max().orElseThrow();
        HostTensor token = HostTensor.allocate(DType.INT64, b, t);
        HostTensor visual = HostTensor.allocate(DType.INT64, b, t);
        HostTensor mask = HostTensor.allocate(DType.BOOL, b, 1, t, t);
        HostTensor answer = HostTensor.allocate(DType.INT64, 1 + PromptRow.VERBS.size(), b);
        HostTensor possible = HostTensor.allocate(DType.BOOL, b, PolicyNetwork.ANSWERS);
        for (int row = 0; row < b; row++) {
            Prompt prompt = prompts.get(row);
            write(prompt, row * t, token.longs(), visual.longs());
            mask(prompt.row, mask, row, t);
            for (int slot = 0; slot <= PromptRow.VERBS.size(); slot++) {
                answer.longs().put(slot * b + row, (long) row * t + prompt.row.answer() + slot);
            }
            possible(prompt.asked.pieces(), possible, row);
        }
        Map<String, HostTensor> inputs = new LinkedHashMap<>();
        inputs.put("token", token);
        inputs.put("visual", visual);
        inputs.put("mask", mask);
        inputs.put("answer", answer);
        inputs.put("possible", possible);
        inputs.put("views", rows(views, PieceNetwork.FEATURES));
        inputs.put("colour", colours());
        inputs.put("pairs", rows(pairs, OrderNetwork.FEATURES));
        inputs.put("first", views(first));
        inputs.put("second", views(second));
        return inputs;
    }

    /** What the network sees is counted so: nothing; the views of all prompts; a row of zeros; the pairs of all prompts. */
    private void write(Prompt prompt, int at, LongBuffer token, LongBuffer visual) {
        for (int k = 0; k < prompt.row.length(); k++) {
            int seen = prompt.row.visual(k);
            int view = seen == 0 ? 0 : prompt.firstView + seen;
            int pair = views.size() + 1 + prompt.firstPair - seen;
            token.put(at + k, prompt.row.token(k));
            visual.put(at + k, seen < 0 ? pair : view);
        }
    }

    private static void mask(PromptRow prompt, HostTensor mask, int row, int t) {
        for (int at = 0; at < t; at++) {
            for (int other = 0; other < t; other++) {
                boolean real = at < prompt.length() && other < prompt.length();
                boolean sees = real ? prompt.sees(at, other) : at == other;
                mask.data().put((row * t + at) * t + other, (byte) (sees ? 1 : 0));
            }
        }
    }

    private static void possible(List<Colour> pieces, HostTensor possible, int row) {
        for (Colour colour : pieces) {
            for (int verb = 0; verb < PromptRow.VERBS.size(); verb++) {
                int answer = verb * Tokeniser.COLOURS + colour.ordinal();
                possible.data().put(row * PolicyNetwork.ANSWERS + answer, (byte) 1);
            }
        }
    }

    /** After a last row of zeros, so that there is one even where nothing is seen. */
    private static HostTensor rows(List<float[]> features, int width) {
        HostTensor tensor = HostTensor.allocate(DType.FLOAT32, features.size() + 1, width);
        var values = tensor.floats();
        features.forEach(values::put);
        return tensor;
    }

    private HostTensor colours() {
        HostTensor tensor = HostTensor.allocate(DType.INT64, viewColours.size() + 1);
        LongBuffer values = tensor.longs();
        viewColours.forEach(colour -> values.put(WORDS.number(colour.label())));
        return tensor;
    }

    /** After them the row of zeros, for the last pair, which is none. */
    private HostTensor views(List<Integer> pieces) {
        HostTensor tensor = HostTensor.allocate(DType.INT64, pieces.size() + 1);
        LongBuffer values = tensor.longs();
        pieces.forEach(values::put);
        values.put(views.size());
        return tensor;
    }

    /**
     * What a prompt is about, as frozen encoders see it.
     *
     * @param pairs of pieces in the goal, (pairs as {@link PiecePairs} counts them, {@link OrderNetwork#FEATURES})
     * @param now the pieces, (n, {@link PieceNetwork#FEATURES})
     * @param imagined likewise in each imagined picture that the prompt reflects on
     */
    public record Seen(float[][] pairs, float[][] now, List<float[][]> imagined) {
        /** Copies the list. */
        public Seen {
            imagined = List.copyOf(imagined);
        }

        /** The same with what a plan would lead to. */
        public Seen imagining(List<float[][]> frames) {
            return new Seen(pairs, now, frames);
        }
    }
}
