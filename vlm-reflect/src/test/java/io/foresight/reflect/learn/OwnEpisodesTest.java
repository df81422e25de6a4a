package io.foresight.reflect.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.model.SampleModel;
import io.foresight.reflect.propose.WhoProposes;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnEpisodesTest {
    private static final int STEPS = 30;

    @TempDir
    private Path folder;

    @Test
    void aPolicyThatGoesRoundInCirclesIsHelpedOnAndItsCirclesAreLearntFrom() throws IOException {
        try (ReflectModel model = ReflectModel.load(
                        SampleModel.write(folder), TensorEngine.start(new EngineOptions("cpu", 1)), Precision.FP32);
                AssemblyWorld world = new SymbolicWorld(FailureModel.NONE)) {
            TrainingTasks tasks = new TrainingTasks(TaskSplit.TRAIN, 20);
            OwnEpisodes episodes =
                    new OwnEpisodes(tasks, new Eyes(model.reader()), model.policy(WhoProposes.CLONED), world, 0);

            List<DecisionSample> samples = episodes.play(1, 0).samples();

            List<DecisionSample> proposed = samples.stream()
                    .filter(sample -> sample.prompt().reflection().isEmpty())
                    .toList();
            long sound =
                    proposed.stream().filter(sample -> sample.wasted() == 0).count();
            assertThat(proposed).hasSizeLessThanOrEqualTo(STEPS);
            assertThat(sound).as("one in three at least, by the expert").isGreaterThanOrEqualTo(proposed.size() / 3);
            assertThat(proposed).as("an untrained policy wastes").anyMatch(sample -> sample.wasted() > 0);
            assertThat(samples).allMatch(DecisionSample::met).hasSizeGreaterThan(proposed.size());
        }
    }
}
