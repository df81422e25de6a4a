package io.foresight.reflect.language;

import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Verb;
import java.util.ArrayList;
import java.util.List;

/**
 * A prompt as a row of tokens. Some tokens stand for what is seen: {@link #visual} says for what. At the end stands {@code <answer>}, and
 * after it one slot for each verb, which sees the prompt and itself and no other slot: all answers are scored in one pass.
 *
 * <p>What is seen is numbered so: 0 for nothing, 1 + i for piece i now, 1 + n (1 + f) + i for piece i in imagined picture f, and
 * -(1 + k) for pair k of {@link PiecePairs}.
 */
public final class PromptRow {
    /** Verbs that take a piece. */
    public static final List<Verb> VERBS = List.of(Verb.PICK_UP, Verb.PUT_DOWN, Verb.INSERT, Verb.REORIENT);

    private static final List<String> VERB_WORDS = List.of("pick", "put", "insert", "reorient");
    private static final int MOST_INSTRUCTION = 32;

    private final List<Integer> tokens = new ArrayList<>();
    private final List<Integer> visual = new ArrayList<>();
    private final Tokeniser words;
    private final int answer;

    /** The row of a prompt. */
    public PromptRow(PolicyPrompt prompt, Tokeniser words) {
        this.words = words;
        int n = prompt.pieces().size();
        text(prompt.reflection().isPresent() ? "<reflect>" : "<propose>");
        words.encode(prompt.instruction(), MOST_INSTRUCTION).forEach(token -> add(token, 0));
        for (int pair = 0; pair < PiecePairs.of(n); pair++) {
            add(words.number("<pair>"), -(1 + pair));
        }
        for (int piece = 0; piece < n; piece++) {
            add(words.number("<piece>"), 1 + piece);
        }
        text("<history>");
        for (SkillReport report : prompt.reports()) {
            action(report.action(), prompt.pieces());
            text(report.succeeded() ? "ok" : "failed");
        }
        prompt.reflection().ifPresent(reflected -> reflection(reflected, prompt.pieces()));
        answer = tokens.size();
        text("<answer>");
        VERB_WORDS.forEach(this::text);
    }

    private void reflection(PolicyPrompt.Reflected reflected, List<Colour> pieces) {
        int n = pieces.size();
        text("<plan>");
        reflected.plan().forEach(action -> action(action, pieces));
        for (int frame = 0; frame < reflected.frames(); frame++) {
            text("<imagined>");
            for (int piece = 0; piece < n; piece++) {
                add(words.number("<piece>"), 1 + n * (1 + frame) + piece);
            }
        }
    }

    private void action(Action action, List<Colour> pieces) {
        if (action.verb() == Verb.DONE) {
            text("done");
        } else {
            text(VERB_WORDS.get(VERBS.indexOf(action.verb())));
            text(pieces.get(action.piece()).label());
        }
    }

    private void text(String token) {
        add(words.number(token), 0);
    }

    private void add(int token, int seen) {
        tokens.add(token);
        visual.add(seen);
    }

    /** Tokens. */
    public int length() {
        return tokens.size();
    }

    /** Number of a token. */
    public int token(int at) {
        return tokens.get(at);
    }

    /** What a token stands for; 0 for nothing that is seen. */
    public int visual(int at) {
        return visual.get(at);
    }

    /** Where {@code <answer>} stands; the verbs' slots follow. */
    public int answer() {
        return answer;
    }

    /**
     * May the token at {@code at} look at the one at {@code other}? The prompt sees all of itself, as PaliGemma's prefix does (arXiv
     * 2407.07726): a pair is understood by its pieces, wherever they stand.
     */
    public boolean sees(int at, int other) {
        return other <= answer || other == at;
    }
}
