package io.foresight.reflect.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.language.PolicyPrompt;
import io.foresight.reflect.network.OrderNetwork;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.reflect.read.PromptBatch;
import io.foresight.tensor.train.Batch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionBufferTest {
    private static final int DRAWN = 40;

    @Test
    void aBatchFollowsFromItsNumber() {
        DecisionBuffer buffer = buffer(Drawing.ADVANTAGE, 50, 50);
        assertThat(buffer.batch(7).sampleIds()).isEqualTo(buffer.batch(7).sampleIds());
        assertThat(buffer.batch(7).sampleIds()).isNotEqualTo(buffer.batch(8).sampleIds());
    }

    @Test
    void whereStepsWereWastedIsLookedAtMoreOftenAndCountsLessEachTime() {
        DecisionBuffer buffer = buffer(Drawing.ADVANTAGE, 90, 10);
        int wasted = 0;
        List<Float> wastedWeights = new ArrayList<>();
        List<Float> otherWeights = new ArrayList<>();
        for (int index = 0; index < 50; index++) {
            Batch batch = buffer.batch(index);
            ByteBuffer weight = input(batch, "weight");
            for (int k = 0; k < DRAWN; k++) {
                boolean costly = batch.sampleIds().get(k).equals("costly");
                wasted += costly ? 1 : 0;
                (costly ? wastedWeights : otherWeights).add(weight.getFloat(k * Float.BYTES));
            }
        }
        // (2 e^2)^0.6 = 5.03 against 1: 10 x 5.03 of 140.3
        assertThat(wasted / (50.0 * DRAWN)).isBetween(0.31, 0.41);
        assertThat(wastedWeights.get(0)).isLessThan(otherWeights.get(0));
    }

    @Test
    void drawnEvenlyAllCountAlike() {
        Batch batch = buffer(Drawing.UNIFORM, 90, 10).batch(0);
        ByteBuffer weight = input(batch, "weight");
        for (int k = 0; k < DRAWN; k++) {
            assertThat(weight.getFloat(k * Float.BYTES)).isEqualTo(1);
        }
    }

    @Test
    void someAreAskedWithoutWhatWasDoneBefore() {
        DecisionSample sample = sample("one", 0, false);
        assertThat(sample.prompt().reports()).hasSize(1);
        assertThat(sample.withoutHistory().prompt().reports()).isEmpty();
        PolicyPrompt reflecting = sample.prompt().reflecting(new PolicyPrompt.Reflected(List.of(Action.pickUp(0)), 1));
        DecisionSample reflected = new DecisionSample("two", reflecting, sample.seen(), 1, 0, true);
        assertThat(reflected.withoutHistory().prompt().reflection()).isEqualTo(reflecting.reflection());
    }

    private static DecisionBuffer buffer(Drawing drawing, int plain, int costly) {
        List<DecisionSample> samples = new ArrayList<>();
        for (int k = 0; k < plain + costly; k++) {
            samples.add(k < plain ? sample("plain" + k, 0, false) : sample("costly", 4, true));
        }
        return new DecisionBuffer(() -> samples, new PolicyBatch(null, null), drawing, DRAWN, 1, "test");
    }

    private static DecisionSample sample(String id, int wasted, boolean met) {
        List<SkillReport> reports = List.of(new SkillReport(Action.pickUp(0), true));
        PromptBatch.Seen seen = new PromptBatch.Seen(
                new float[1][OrderNetwork.FEATURES], new float[2][PieceNetwork.FEATURES], List.of());
        return new DecisionSample(
                id, PolicyPrompt.propose(List.of(Colour.BLUE, Colour.RED), "put all", reports), seen, 1, wasted, met);
    }

    private static ByteBuffer input(Batch batch, String name) {
        Batch.Input input = batch.inputs().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return input.data().duplicate().order(input.data().order());
    }
}
