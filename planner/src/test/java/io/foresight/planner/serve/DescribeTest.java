package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskGenerator;
import io.foresight.planner.task.TaskSplit;
import io.foresight.v1.DescribePlannerResponse;
import io.foresight.v1.DescribeTaskRequest;
import io.foresight.v1.DescribeTaskResponse;
import io.foresight.v1.ImageOptions;
import io.foresight.v1.PiecePlace;
import io.foresight.v1.PlannerImage;
import io.foresight.v1.SeededTask;
import io.foresight.v1.TaskChoice;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DescribeTest {
    private static TestPlanner test;

    @BeforeAll
    static void start() {
        test = new TestPlanner();
    }

    @AfterAll
    static void stop() {
        test.close();
    }

    @Test
    void theServiceListsWhatItOffersAndWhyAWorldIsNotThere() {
        DescribePlannerResponse planner = test.client.describe();

        assertThat(planner.getPoliciesList()).contains("expert", "random", "greedy", "mcts", "mcts-paper", "beam");
        assertThat(planner.getSplitsList()).containsExactly("train", "val", "test", "test-depth");
        assertThat(planner.getWorldsList())
                .filteredOn(world -> world.getUnavailable().isEmpty())
                .extracting(world -> world.getName())
                .contains("symbolic")
                .doesNotContain("missing");
        assertThat(planner.getWorldsList())
                .filteredOn(world -> world.getName().equals("missing"))
                .allSatisfy(world -> assertThat(world.getUnavailable()).contains("no library"))
                .hasSize(1);
        assertThat(planner.getMaxSteps()).isEqualTo(ServeLimits.DEFAULT.maxSteps());
    }

    @Test
    void aTaskOfASplitIsThatTask() {
        AssemblyTask expected = TaskSplit.TEST.tasks(4).get(3);

        DescribeTaskResponse reply = test.client.describeTask(DescribeTaskRequest.newBuilder()
                .setTask(PlannerClient.task("test", 3))
                .build());

        assertThat(TaskWire.read(reply.getTask(), "task")).isEqualTo(expected);
        assertThat(StateWire.read(reply.getStart(), expected.board().pieces().size(), "start"))
                .isEqualTo(expected.start());
        assertThat(reply.getGoal().getPiecesList())
                .hasSameSizeAs(expected.board().pieces())
                .allMatch(piece -> piece.getPlace() == PiecePlace.PIECE_PLACE_SEATED);
        assertThat(reply.getIdealSteps())
                .isEqualTo(new Expert(expected.board().dependencies()).stepsToGo(expected.start()));
        assertThat(reply.getDepth()).isEqualTo(expected.board().dependencies().depth());
        assertThat(reply.getPiecesToClear()).isEqualTo(expected.piecesToClear());
        assertThat(reply.hasImage()).isFalse();
    }

    @Test
    void aTaskBySeedsIsTheOneThatTheSeedsMake() {
        DescribeTaskResponse reply = test.client.describeTask(DescribeTaskRequest.newBuilder()
                .setTask(TaskChoice.newBuilder()
                        .setSeeded(SeededTask.newBuilder().setBoardSeed(-5).setResetSeed(9)))
                .build());

        AssemblyTask read = TaskWire.read(reply.getTask(), "task");
        assertThat(read).isEqualTo(TaskGenerator.generate(read.id(), -5, 9));
    }

    @Test
    void aTaskInFullComesBackAsItWent() {
        AssemblyTask task = TaskGenerator.generate("mine", 77, 3);

        DescribeTaskResponse reply = test.client.describeTask(DescribeTaskRequest.newBuilder()
                .setTask(PlannerClient.task(task))
                .build());

        assertThat(TaskWire.read(reply.getTask(), "task")).isEqualTo(task);
    }

    @Test
    void picturesAreDrawnFromTheCamerasAskedFor() throws IOException {
        DescribeTaskRequest.Builder request = DescribeTaskRequest.newBuilder().setTask(PlannerClient.task("val", 0));
        ImageOptions size = ImageOptions.newBuilder()
                .setWidth(96)
                .setHeight(64)
                .setGoal(true)
                .build();

        DescribeTaskResponse fixed =
                test.client.describeTask(request.setImages(size).build());
        DescribeTaskResponse moved = test.client.describeTask(
                request.setImages(size.toBuilder().setGoalCameraSeed(5)).build());

        for (PlannerImage image : new PlannerImage[] {fixed.getImage(), fixed.getGoalImage(), moved.getGoalImage()}) {
            BufferedImage decoded =
                    ImageIO.read(new ByteArrayInputStream(image.getPng().toByteArray()));
            assertThat(decoded.getWidth()).isEqualTo(96);
            assertThat(decoded.getHeight()).isEqualTo(64);
        }
        assertThat(moved.getImage()).isEqualTo(fixed.getImage());
        assertThat(moved.getGoalImage()).isNotEqualTo(fixed.getGoalImage());
        assertThat(fixed.getGoalImage()).isNotEqualTo(fixed.getImage());
    }
}
