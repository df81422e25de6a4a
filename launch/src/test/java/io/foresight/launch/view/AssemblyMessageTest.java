package io.foresight.launch.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Imagined;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Place;
import io.foresight.planner.world.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AssemblyMessageTest {
    private static final int BODIES = SampleAssembly.PIECES + 2;
    private static final int PICTURE_BYTES = 3 * 8 * 6;

    private static JsonNode header(ByteBuffer message) throws IOException {
        message.order(ByteOrder.LITTLE_ENDIAN);
        byte[] text = new byte[message.getInt(4)];
        message.position(8).get(text);
        return new ObjectMapper().readTree(text);
    }

    @Test
    void anEpisodeTellsItsBoardItsOrderAndTwoPictures() throws IOException {
        ByteBuffer message = AssemblyMessage.episode(SampleAssembly.episode(3));

        assertThat(message.get(1)).isEqualTo((byte) AssemblyMessage.EPISODE);
        JsonNode header = header(message);
        assertThat(message.position() % 4).as("poses are aligned").isZero();
        assertThat(header.get("episode").asInt()).isEqualTo(3);
        assertThat(header.get("solved").asInt()).isEqualTo(2);
        assertThat(header.get("note").asText()).contains("physics");
        assertThat(header.get("board").get("rgb").asText()).isEqualTo("#2f6fde");
        assertThat(header.get("pieces")).hasSize(SampleAssembly.PIECES);
        assertThat(header.get("pieces").get(2).get("kind").asText()).isEqualTo("nail");
        assertThat(header.get("pieces").get(1).get("cuboids")).hasSize(3);
        assertThat(header.get("edges").toString()).isEqualTo("[[0,1]]");
        assertThat(header.get("state").get("seated").asInt()).isEqualTo(0b100);
        assertThat(header.get("pictures").toString()).isEqualTo("[[8,6],[8,6]]");
        assertThat(message.remaining())
                .isEqualTo(Float.BYTES * (BODIES * AssemblyMessage.POSE_FLOATS + 1) + 2 * PICTURE_BYTES);
    }

    @Test
    void aStepHoldsPosesFrameByFrameThenOpeningsThenThePicture() throws IOException {
        ByteBuffer message = AssemblyMessage.step(SampleAssembly.step(3, 7, true));

        assertThat(message.get(1)).isEqualTo((byte) AssemblyMessage.STEP);
        JsonNode header = header(message);
        assertThat(header.get("action").asText()).isEqualTo("pick up red");
        assertThat(header.get("kind").asText()).isEqualTo("success");
        assertThat(header.get("history").get(0).get("kind").asText()).isEqualTo("refused");
        assertThat(header.get("plan")).hasSize(3);
        assertThat(header.get("ending").asText()).isEqualTo("solved");
        assertThat(header.get("frames").asInt()).isEqualTo(SampleAssembly.FRAMES);
        int floats = BODIES * AssemblyMessage.POSE_FLOATS;
        float[] poses = new float[SampleAssembly.FRAMES * floats];
        message.asFloatBuffer().get(poses);
        message.position(message.position() + Float.BYTES * poses.length);
        int red = 2 * AssemblyMessage.POSE_FLOATS; // after board and gripper
        assertThat(poses[4 * floats + red + 2] - poses[red + 2]).as("lifted").isEqualTo(0.2f, within(1e-6f));
        assertThat(poses[6]).as("w of the board's turn comes last").isEqualTo((float) Math.cos(0.175), within(1e-6f));
        assertThat(message.getFloat()).as("opening").isEqualTo(0.08f);
        message.position(message.position() + Float.BYTES * (SampleAssembly.FRAMES - 1));
        assertThat(message.remaining()).isEqualTo(PICTURE_BYTES);
        assertThat(message.get() & 255).as("red of the picture").isEqualTo(0xD6);
    }

    @Test
    void whatNobodyCanSolveAnyMoreHasNoStepsToGo() throws IOException {
        StepView step = SampleAssembly.step(1, 1, false);
        StepView hopeless = new StepView(
                step.episode(),
                step.step(),
                step.history(),
                step.action(),
                step.plan(),
                step.nodes(),
                step.decisionMillis(),
                step.motion(),
                step.intervalMillis(),
                step.outcome(),
                step.before(),
                step.after(),
                OptionalInt.empty(),
                step.camera(),
                step.ending(),
                step.finished(),
                step.solved(),
                step.reflection());

        JsonNode header = header(AssemblyMessage.step(hopeless));

        assertThat(header.get("stepsToGo").isNull()).isTrue();
        assertThat(header.get("ending").isNull()).isTrue();
    }

    @Test
    void aReflectiveStepTellsHowItsDecisionWasComeTo() throws IOException {
        StepView plain = SampleAssembly.step(3, 7, false);
        assertThat(header(AssemblyMessage.step(plain)).get("reflection").isNull())
                .isTrue();

        JsonNode how = header(AssemblyMessage.step(SampleAssembly.reflected(plain, 0.25, Action.pickUp(0))))
                .get("reflection");

        assertThat(how.get("proposed").get(0).get("action").asText()).isEqualTo("insert green");
        assertThat(how.get("weighed").get(0).get("steps").asDouble()).isEqualTo(5.2);
        assertThat(how.get("weighedTotal").asInt()).isEqualTo(3);
        assertThat(how.get("order").toString()).isEqualTo("[[0,1,0.97],[0,2,0.25]]");
        assertThat(how.get("places").get(1).get("status").asText()).isEqualTo("standing");
        assertThat(how.get("revised").asBoolean()).isTrue();
        assertThat(how.get("stopped").asText()).isEqualTo("all_weighed");
        assertThat(how.get("imagined").get("held").asInt()).isZero();
    }

    @Test
    void onlyTheFirstOfManyAlternativesAreSent() throws IOException {
        List<Reflection.Weighed> many = new ArrayList<>();
        Action.all(3).forEach(action -> many.add(new Reflection.Weighed(action, 5, 1, 0.5)));
        Reflection reflection = new Reflection(List.of(), many, List.of(), List.of(), false, Reflection.Stop.BUDGET);

        Map<String, Object> how = ReflectionMessage.of(
                new ReflectionView(reflection, Optional.empty(), Optional.empty()),
                SampleAssembly.task().board());

        assertThat((List<?>) how.get("weighed")).hasSize(5);
        assertThat(how).containsEntry("weighedTotal", 13).containsEntry("imagined", null);
    }

    @Test
    void whatWasImaginedIsThatOfTheChosenAction() {
        AssemblyState start = SampleAssembly.task().start();
        AssemblyState held = start.with(1, Place.HELD, false);
        Reflection none =
                new Reflection(List.of(), List.of(), List.of(), List.of(), false, Reflection.Stop.ALL_WEIGHED);
        Decision decision = new Decision(
                Action.pickUp(1),
                List.of(Action.pickUp(1)),
                List.of(
                        new Imagined(List.of(Action.pickUp(0)), start, 2),
                        new Imagined(List.of(Action.pickUp(1)), held, 1)),
                2,
                Duration.ZERO,
                false,
                Optional.of(none));

        Picture drawn = new Picture(1, 1, new byte[3]);
        ReflectionView view = ReflectionView.of(decision, state -> {
                    assertThat(state).isEqualTo(held);
                    return drawn;
                })
                .orElseThrow();
        assertThat(view.imagined()).hasValue(held);
        assertThat(view.picture()).hasValue(drawn);
        assertThat(ReflectionView.of(Decision.at(Action.DONE), state -> drawn)).isEmpty();
    }

    @Test
    void aMotionOfOneSceneIsRefused() {
        StepView step = SampleAssembly.step(1, 1, false);
        List<Scene> one = step.motion().subList(0, 1);

        assertThatThrownBy(() -> new StepView(
                        1,
                        1,
                        List.of(),
                        step.action(),
                        step.plan(),
                        1,
                        1,
                        one,
                        50,
                        step.outcome(),
                        step.before(),
                        step.after(),
                        step.stepsToGo(),
                        step.camera(),
                        step.ending(),
                        1,
                        1,
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 scenes or more")
                .hasMessageContaining("got 1 scenes");
    }
}
