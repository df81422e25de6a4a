package io.foresight.reflect.read;

import io.foresight.planner.task.Colour;
import io.foresight.reflect.language.PolicyPrompt;
import io.foresight.reflect.language.PromptRow;
import io.foresight.reflect.language.Tokeniser;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.reflect.network.PolicyNetwork;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.graph.DType;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prompts as the policy network takes them: rows of tokens of one length, and which picture each stands for. */
public final class PromptBatch {
    private static final Tokeniser WORDS = new Tokeniser();

    private final List<PolicyPrompt> prompts = new ArrayList<>();
    private final List<PromptRow> rows = new ArrayList<>();
    private final List<float[]> given = new ArrayList<>(List.of(new float[PieceNetwork.FEATURES]));
    private final List<Integer> firstGiven = new ArrayList<>();

    /**
     * Adds a prompt.
     *
     * @param views (frames, n, features), what is reflected on; empty for a prompt to propose
     */
    public void add(PolicyPrompt prompt, float[][]... views) {
        firstGiven.add(given.size());
        for (float[][] frame : views) {
            given.addAll(List.of(frame));
        }
        prompts.add(prompt);
        rows.add(new PromptRow(prompt, WORDS));
    }

    /** All inputs of the policy network but the pictures and the colours' answers, by name. */
    public Map<String, HostTensor> inputs() {
        int b = rows.size();
        int t = rows.stream().mapToInt(PromptRow::length).max().orElseThrow();
        HostTensor token = HostTensor.allocate(DType.INT64, b, t);
        HostTensor visual = HostTensor.allocate(DType.INT64, b, t);
        HostTensor mask = HostTensor.allocate(DType.BOOL, b, 1, t, t);
        HostTensor answer = HostTensor.allocate(DType.INT64, 1 + PromptRow.VERBS.size(), b);
        HostTensor possible = HostTensor.allocate(DType.BOOL, b, PolicyNetwork.ANSWERS);
        int pieces = prompts.stream().mapToInt(prompt -> prompt.pieces().size()).sum();
        int before = 0;
        for (int row = 0; row < b; row++) {
            PolicyPrompt prompt = prompts.get(row);
            write(row, t, token.longs(), visual.longs(), before, pieces);
            mask(rows.get(row), mask, row, t);
            for (int slot = 0; slot <= PromptRow.VERBS.size(); slot++) {
                answer.longs()
                        .put(slot * b + row, (long) row * t + rows.get(row).answer() + slot);
            }
            possible(prompt.pieces(), possible, row);
            before += prompt.pieces().size();
        }
        Map<String, HostTensor> inputs = new LinkedHashMap<>();
        inputs.put("given", given());
        inputs.put("token", token);
        inputs.put("visual", visual);
        inputs.put("mask", mask);
        inputs.put("answer", answer);
        inputs.put("possible", possible);
        return inputs;
    }

    /** Rows of the network: none; patches of all prompts; pieces of all prompts; what is given. */
    private void write(int row, int t, LongBuffer token, LongBuffer visual, int piecesBefore, int allPieces) {
        PromptRow prompt = rows.get(row);
        int n = prompts.get(row).pieces().size();
        int b = rows.size();
        int firstPiece = 1 + PromptRow.PATCHES * b;
        for (int at = 0; at < prompt.length(); at++) {
            int picture = prompt.visual(at);
            long place;
            if (picture < PromptRow.PIECES) {
                place = picture == 0 ? 0 : picture + (long) PromptRow.PATCHES * row;
            } else if (picture < PromptRow.PIECES + n) {
                place = (long) firstPiece + piecesBefore + picture - PromptRow.PIECES;
            } else {
                place = (long) firstPiece + allPieces + firstGiven.get(row) + picture - PromptRow.PIECES - n;
            }
            token.put(row * t + at, prompt.token(at));
            visual.put(row * t + at, place);
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
                int answer = verb * Colour.values().length + colour.ordinal();
                possible.data().put(row * PolicyNetwork.ANSWERS + answer, (byte) 1);
            }
        }
    }

    private HostTensor given() {
        HostTensor tensor = HostTensor.allocate(DType.FLOAT32, given.size(), PieceNetwork.FEATURES);
        var values = tensor.floats();
        given.forEach(values::put);
        return tensor;
    }
}
