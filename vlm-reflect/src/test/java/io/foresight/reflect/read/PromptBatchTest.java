package io.foresight.reflect.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.language.PiecePairs;
import io.foresight.reflect.language.PolicyPrompt;
import io.foresight.reflect.language.Tokeniser;
import io.foresight.reflect.network.OrderNetwork;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.tensor.engine.HostTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptBatchTest {
    private static final List<Colour> TWO = List.of(Colour.BLUE, Colour.RED);
    private static final List<Colour> THREE = List.of(Colour.BLUE, Colour.ORANGE, Colour.GREEN);

    /** Every row of features carries a number of its own, by which it is found again. */
    private int next = 1;

    @Test
    void eachTokenSeesTheFeaturesOfItsOwnPrompt() {
        PromptBatch.Seen firstSeen = seen(2, 0);
        PromptBatch.Seen secondSeen = seen(3, 2);
        PolicyPrompt first = PolicyPrompt.propose(TWO, "put all", List.of());
        PolicyPrompt second = PolicyPrompt.propose(THREE, "put all", List.of())
                .reflecting(new PolicyPrompt.Reflected(List.of(Action.pickUp(0), Action.insert(0)), 2));
        PromptBatch batch = new PromptBatch();
        batch.add(first, firstSeen);
        batch.add(second, secondSeen);

        Map<String, HostTensor> inputs = batch.inputs();

        assertThat(marksSeen(inputs, 0)).isEqualTo(marks(firstSeen));
        assertThat(marksSeen(inputs, 1)).isEqualTo(marks(secondSeen));
    }

    @Test
    void everyViewIsToldItsColourAndEveryPairItsPieces() {
        PromptBatch batch = new PromptBatch();
        batch.add(PolicyPrompt.propose(TWO, "put all", List.of()), seen(2, 0));
        batch.add(PolicyPrompt.propose(THREE, "put all", List.of()), seen(3, 0));
        Map<String, HostTensor> inputs = batch.inputs();
        Tokeniser words = new Tokeniser();
        assertThat(colourOf(inputs, 3)).isEqualTo(words.number("orange"));
        long first = inputs.get("first")
                .longs()
                .get(2); // the second prompt's pair (2, 0), after the only one of the first prompt
        long second = inputs.get("second").longs().get(2);
        assertThat(colourOf(inputs, first)).isEqualTo(words.number("green"));
        assertThat(colourOf(inputs, second)).isEqualTo(words.number("blue"));
    }

    private static long colourOf(Map<String, HostTensor> inputs, long view) {
        return inputs.get("colour").longs().get((int) view);
    }

    @Test
    void aSinglePieceHasNoPairs() {
        PromptBatch batch = new PromptBatch();
        batch.add(PolicyPrompt.propose(List.of(Colour.RED), "put all", List.of()), seen(1, 0));
        Map<String, HostTensor> inputs = batch.inputs();
        assertThat(inputs.get("pairs").shape()).containsExactly(1, OrderNetwork.FEATURES);
        assertThat(inputs.get("first").longs().get(0)).as("the row of zeros").isEqualTo(1);
    }

    private PromptBatch.Seen seen(int pieces, int frames) {
        List<float[][]> imagined = new ArrayList<>();
        float[][] pairs = marked(PiecePairs.of(pieces), OrderNetwork.FEATURES);
        float[][] now = marked(pieces, PieceNetwork.FEATURES);
        for (int frame = 0; frame < frames; frame++) {
            imagined.add(marked(pieces, PieceNetwork.FEATURES));
        }
        return new PromptBatch.Seen(pairs, now, imagined);
    }

    private float[][] marked(int rows, int width) {
        float[][] marked = new float[rows][width];
        Arrays.stream(marked).forEach(row -> row[0] = next++);
        return marked;
    }

    private static List<Float> marks(PromptBatch.Seen seen) {
        List<Float> marks = new ArrayList<>();
        Arrays.stream(seen.pairs()).forEach(row -> marks.add(row[0]));
        Arrays.stream(seen.now()).forEach(row -> marks.add(row[0]));
        seen.imagined().forEach(frame -> Arrays.stream(frame).forEach(row -> marks.add(row[0])));
        return marks;
    }

    /** What the tokens of a row see, in order, as the network counts: nothing, views, pairs. */
    private static List<Float> marksSeen(Map<String, HostTensor> inputs, int row) {
        HostTensor visual = inputs.get("visual");
        int t = (int) visual.shape()[1];
        int views = (int) inputs.get("views").shape()[0];
        return IntStream.range(row * t, (row + 1) * t)
                .mapToObj(at -> (int) visual.longs().get(at))
                .filter(at -> at != 0)
                .map(at -> at <= views
                        ? inputs.get("views").floats().get((at - 1) * PieceNetwork.FEATURES)
                        : inputs.get("pairs").floats().get((at - 1 - views) * OrderNetwork.FEATURES))
                .toList();
    }
}
