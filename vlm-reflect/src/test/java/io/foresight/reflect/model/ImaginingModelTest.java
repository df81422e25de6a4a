package io.foresight.reflect.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.read.DdimSampler;
import io.foresight.reflect.read.DiffusionSettings;
import io.foresight.reflect.read.DiffusionWorld;
import io.foresight.reflect.read.LatentCritic;
import io.foresight.reflect.read.LatentWorld;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImaginingModelTest {
    private static final List<Colour> PIECES = List.of(Colour.BLUE, Colour.RED, Colour.GRAY);

    @TempDir
    Path folder;

    @Test
    void imaginesAndJudgesWhatItReads() throws IOException {
        SampleModel.writeWithImagination(folder);
        try (ReflectModel model = open();
                LatentWorld world = model.imagination().world(true);
                LatentCritic critic = model.imagination().critic()) {
            Observation now = observation(model);
            List<Frame> frames = world.imagine(now, List.of(List.of(Action.pickUp(1), Action.insert(1))))
                    .get(0)
                    .get(0)
                    .frames();
            assertThat(frames).hasSize(2).allMatch(frame -> frame.picture().isPresent());
            assertThat(critic.stepsToGo(now, frames)).hasSize(2);
        }
    }

    @Test
    void drawsWhatItImaginesAndReadsItAgain() throws IOException {
        SampleModel.writeWithImagination(folder);
        DiffusionSettings quick = new DiffusionSettings(new DdimSampler(1), 1);
        try (ReflectModel model = open();
                DiffusionWorld world = model.diffusion().world(model.reader(), quick)) {
            List<Frame> frames = world.imagine(observation(model), List.of(List.of(Action.pickUp(1), Action.insert(1))))
                    .get(0)
                    .get(0)
                    .frames();
            assertThat(frames).hasSize(2).allSatisfy(frame -> {
                Picture picture = frame.picture().orElseThrow();
                assertThat(frame.features())
                        .isDeepEqualTo(model.reader()
                                .frame(picture, picture(1), PIECES)
                                .features());
            });
        }
    }

    @Test
    void withoutANetworkThatImaginesItSaysSo() throws IOException {
        SampleModel.write(folder);
        try (ReflectModel model = open()) {
            assertThatThrownBy(model::imagination)
                    .isInstanceOf(BadReflectModelException.class)
                    .hasMessageContaining("sample-1")
                    .hasMessageContaining("stage imagine");
            assertThatThrownBy(model::diffusion)
                    .isInstanceOf(BadReflectModelException.class)
                    .hasMessageContaining("sample-1")
                    .hasMessageContaining("stage diffusion");
        }
    }

    @Test
    void aNetworkForOtherActionsAndADamagedOneAreRefused() throws IOException {
        SampleModel.writeWithImaginationOfOtherActions(folder);
        assertThatThrownBy(this::open)
                .isInstanceOf(BadReflectModelException.class)
                .hasMessageContaining("imagine.verb has shape [9, 96], the network wants [6, 96]");
        SampleModel.writeWithImagination(folder);
        Path file = folder.resolve("imagine.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(this::open)
                .isInstanceOf(BadReflectModelException.class)
                .hasMessageContaining("imagine.safetensors");
    }

    private static Observation observation(ReflectModel model) {
        Picture image = picture(2);
        Picture goal = picture(1);
        return new Observation(
                Situation.ofPictures(PIECES, Optional.empty(), List.of(), 40, image, goal),
                model.reader().order(goal, PIECES),
                model.reader().frame(image, goal, PIECES),
                List.of());
    }

    private ReflectModel open() {
        return ReflectModel.load(folder, TensorEngine.start(new EngineOptions("cpu", 1)), Precision.FP32);
    }

    private static Picture picture(long seed) {
        byte[] rgb = new byte[3 * SampleModel.SIDE * SampleModel.SIDE];
        new SplittableRandom(seed).nextBytes(rgb);
        return new Picture(SampleModel.SIDE, SampleModel.SIDE, rgb);
    }
}
