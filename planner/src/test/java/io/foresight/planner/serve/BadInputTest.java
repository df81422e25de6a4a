package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskGenerator;
import io.foresight.planner.world.Arrangement;
import io.foresight.v1.ActionOutcome;
import io.foresight.v1.BoardShape;
import io.foresight.v1.DecisionBudget;
import io.foresight.v1.DescribeTaskRequest;
import io.foresight.v1.EpisodeOptions;
import io.foresight.v1.ImageOptions;
import io.foresight.v1.NextActionRequest;
import io.foresight.v1.PastAction;
import io.foresight.v1.PiecePlace;
import io.foresight.v1.PieceState;
import io.foresight.v1.PieceStates;
import io.foresight.v1.PlannedAction;
import io.foresight.v1.Pose;
import io.foresight.v1.RunEpisodeRequest;
import io.foresight.v1.ScenePoses;
import io.foresight.v1.TableSlot;
import io.foresight.v1.TaskChoice;
import io.foresight.v1.TaskDescription;
import io.foresight.v1.VoxelBlock;
import io.grpc.Status;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad request gets its code, names the field, the value and the limit, and the next good request is answered. */
final class BadInputTest {
    private static final AssemblyTask TASK = TaskGenerator.generate("mine", 11, 4);
    private static final int PIECES = TASK.board().pieces().size();

    private static TestPlanner test;

    @BeforeAll
    static void start() {
        test = new TestPlanner();
    }

    @AfterAll
    static void stop() {
        test.close();
    }

    @AfterEach
    void theNextGoodRequestIsAnsweredAndEveryPlaceIsFreeAgain() throws InterruptedException {
        assertThat(test.parts.decisions().awaitIdle(TestPlanner.SOON)).isTrue();
        assertThat(test.parts.episodes().awaitIdle(TestPlanner.SOON)).isTrue();
        assertThat(test.client.nextAction(good().build()).getDecision().getFallback())
                .isFalse();
    }

    static Stream<Arguments> badDecisions() {
        return Stream.of(
                decision("no policy", r -> r.clearPolicy(), "UNKNOWN_POLICY", "policy", "expert, random"),
                decision("unknown policy", r -> r.setPolicy("oracle"), "UNKNOWN_POLICY", "policy", "\"oracle\""),
                decision(
                        "hostile policy name",
                        r -> r.setPolicy("\u001b[2J\n".repeat(100)),
                        "UNKNOWN_POLICY",
                        "policy",
                        "?[2J?"),
                decision("unknown model", r -> r.setModel("unreal"), "UNKNOWN_WORLD", "model", "symbolic"),
                decision("no task", r -> r.clearTask(), "FIELD_MISSING", "task", "must be given"),
                decision("no situation", r -> r.clearSituation(), "FIELD_MISSING", "state", "one of"),
                decision(
                        "unknown episode",
                        r -> r.clearTask().setEpisode("episode-99"),
                        "UNKNOWN_EPISODE",
                        "episode",
                        "\"episode-99\""),
                decision(
                        "episode with a task", r -> r.setEpisode("episode-1"), "FIELD_WRONG", "task", "leave them out"),
                decision("201 steps left", r -> r.setStepsLeft(201), "LIMIT_EXCEEDED", "steps_left", "at most 200"),
                decision("-1 steps left", r -> r.setStepsLeft(-1), "LIMIT_EXCEEDED", "steps_left", "4294967295"));
    }

    static Stream<Arguments> badBudgets() {
        return Stream.of(
                budget("0 nodes", b -> b.setNodes(0), "BUDGET_WRONG", "budget.nodes", "got 0"),
                budget("too many nodes", b -> b.setNodes(-1), "LIMIT_EXCEEDED", "budget.nodes", "4294967295"),
                budget("0 s", b -> b.setTime(BudgetWire.write(Duration.ZERO)), "BUDGET_WRONG", "budget.time", "0 ns"),
                budget(
                        "a day",
                        b -> b.setTime(BudgetWire.write(Duration.ofDays(1))),
                        "LIMIT_EXCEEDED",
                        "budget.time",
                        "at most 60 s, got 86400 s"),
                budget(
                        "time running backwards",
                        b -> b.getTimeBuilder().setSeconds(-3),
                        "BUDGET_WRONG",
                        "budget.time",
                        "-3 s"),
                budget(
                        "too many nanoseconds",
                        b -> b.getTimeBuilder().setNanos(1_000_000_000),
                        "BUDGET_WRONG",
                        "budget.time",
                        "1000000000 ns"));
    }

    static Stream<Arguments> badStates() {
        return Stream.of(
                state("one piece too few", s -> s.removePieces(0), "state.pieces", "holds " + (PIECES - 1)),
                state("no pieces", s -> s.clearPieces(), "state.pieces", "holds 0"),
                state(
                        "a piece nowhere",
                        s -> s.getPiecesBuilder(1).clearPlace(),
                        "state.pieces[1].place",
                        "UNSPECIFIED"),
                state(
                        "a place of a later version",
                        s -> s.getPiecesBuilder(1).setPlaceValue(77),
                        "state.pieces[1].place",
                        "UNRECOGNIZED"),
                state(
                        "two pieces in one hand",
                        s -> s.setPieces(0, at(PiecePlace.PIECE_PLACE_HELD, false))
                                .setPieces(2, at(PiecePlace.PIECE_PLACE_HELD, false)),
                        "state.pieces[2].place",
                        "pieces 0 and 2 are both HELD"),
                state(
                        "seated on its side",
                        s -> s.setPieces(1, at(PiecePlace.PIECE_PLACE_SEATED, true)),
                        "state.pieces[1].lying",
                        "cannot lie"));
    }

    static Stream<Arguments> badScenes() {
        return Stream.of(
                scene("a pose too few", s -> s.removePieces(0), "STATE_WRONG", "scene.pieces"),
                scene("no gripper", s -> s.clearGripper(), "FIELD_WRONG", "scene.gripper"),
                scene(
                        "a pose that is not finite",
                        s -> s.getPiecesBuilder(1).setX(Double.NaN),
                        "FIELD_WRONG",
                        "scene.pieces[1]"),
                scene("a long quaternion", s -> s.getBoardBuilder().setQw(2), "FIELD_WRONG", "scene.board"),
                scene("far away", s -> s.getPiecesBuilder(0).setZ(1e6), "FIELD_WRONG", "scene.pieces[0]"),
                scene("negative opening", s -> s.setOpeningMetres(-0.1), "FIELD_WRONG", "scene.opening_metres"),
                scene("unknown piece in hand", s -> s.setHeld(PIECES), "UNKNOWN_PIECE", "scene.held"));
    }

    static Stream<Arguments> badHistories() {
        String red = Action.pickUp(0).text(TASK.board());
        return Stream.of(
                past("unparsable", "throw it away", "ACTION_UNPARSABLE", "history[0].action.text"),
                past("empty", "", "ACTION_UNPARSABLE", "history[0].action.text"),
                past("very long", "pick up ".repeat(100), "ACTION_UNPARSABLE", "history[0].action.text"),
                past("unknown piece", "pick up turquoise", "UNKNOWN_PIECE", "history[0].action.text"),
                past(
                        "the board",
                        "pick up " + TASK.board().colour().label(),
                        "UNKNOWN_PIECE",
                        "history[0].action.text"),
                decision(
                        "without outcome",
                        r -> r.addHistory(PastAction.newBuilder()
                                .setAction(PlannedAction.newBuilder().setText(red))),
                        "FIELD_WRONG",
                        "history[0].outcome",
                        "must be given"),
                decision(
                        "endless",
                        r -> {
                            for (int i = 0; i < 1001; i++) {
                                r.addHistory(PastAction.getDefaultInstance());
                            }
                        },
                        "LIMIT_EXCEEDED",
                        "history",
                        "at most 1000"));
    }

    static Stream<Arguments> badTasks() {
        return Stream.of(
                task(
                        "unknown split",
                        t -> t.getSplitTaskBuilder().setSplit("exam"),
                        "UNKNOWN_SPLIT",
                        ".split_task.split",
                        "train, val, test, test-depth, got \"exam\""),
                task(
                        "index out of range",
                        t -> t.getSplitTaskBuilder().setSplit("test").setIndex(1000),
                        "LIMIT_EXCEEDED",
                        ".split_task.index",
                        "0 to 999, got 1000"),
                task(
                        "index far out of range",
                        t -> t.getSplitTaskBuilder().setSplit("test").setIndex(-1),
                        "LIMIT_EXCEEDED",
                        ".split_task.index",
                        "4294967295"),
                full("no name", t -> t.clearId(), ".id", "has 0"),
                full("long name", t -> t.setId("x".repeat(65)), ".id", "has 65"),
                full("hostile name", t -> t.setId("\u001b[2J"), "", "letters, digits"),
                full("a slot too few", t -> t.removeSlots(0), "", "got " + (PIECES - 1) + ")"),
                full("a slot too far", t -> t.setSlots(0, TableSlot.newBuilder().setX(9)), "", "on the table"),
                full("two pieces in one place", t -> t.setSlots(0, t.getSlots(1)), "", "overlaps"),
                full("a slot of NaN", t -> t.getSlotsBuilder(0).setYaw(Double.NaN), ".slots[0]", "NaN"),
                full("a side of three", t -> t.getSlotsBuilder(0).setSide(3), ".slots[0]", "side 3"),
                full("a board in the air", t -> t.getBoardPoseBuilder().setZ(1), "", "on the table"),
                full(
                        "nothing to do",
                        t -> {
                            for (int i = 0; i < PIECES; i++) {
                                t.addSeatedAtStart(i);
                            }
                        },
                        "",
                        "one piece or more outside"));
    }

    static Stream<Arguments> otherwiseBadTasks() {
        String full = ".full";
        return Stream.of(
                made("no board", t -> t.clearBoard(), "FIELD_MISSING", full + ".board"),
                made("no pose", t -> t.clearBoardPose(), "FIELD_MISSING", full + ".board_pose"),
                made(
                        "a pose of nothing",
                        t -> t.setBoardPose(Pose.getDefaultInstance()),
                        "FIELD_WRONG",
                        full + ".board_pose"),
                made("seats an unknown piece", t -> t.addSeatedAtStart(8), "UNKNOWN_PIECE", full + ".seated_at_start"));
    }

    static Stream<Arguments> badBoards() {
        VoxelBlock outside =
                VoxelBlock.newBuilder().setMaxX(60).setMaxY(1).setMaxZ(1).build();
        return Stream.of(
                board("no pieces", b -> b.clearPieces(), ".board.pieces", "holds 0"),
                board(
                        "nine pieces",
                        b -> {
                            while (b.getPiecesCount() < 9) {
                                b.addPieces(b.getPieces(0));
                            }
                        },
                        ".board.pieces",
                        "holds 9"),
                board("no blocks", b -> b.clearBlocks(), ".board.blocks", "holds 0"),
                board("no size", b -> b.setSizeX(0), "", "got 0 x "),
                board("absurd size", b -> b.setSizeY(-1), "", "got "),
                board("too high", b -> b.setHeight(51), "", " x 51"),
                board(
                        "a block of nothing",
                        b -> b.setBlocks(0, VoxelBlock.getDefaultInstance()),
                        ".board.blocks[0]",
                        "[0, 0)"),
                board("a block backwards", b -> b.getBlocksBuilder(0).setMinX(-1), ".board.blocks[0]", "[-1, "),
                board("a block outside", b -> b.setBlocks(0, outside), "", "out of the grid"),
                board("a block twice", b -> b.addBlocks(1, b.getBlocks(0)), "", "the same voxels"),
                board("a hole", b -> b.removeBlocks(0), "", "not all of them"),
                board(
                        "a piece inside another",
                        b -> b.getPiecesBuilder(1).addBlocks(b.getPieces(0).getBlocks(0)),
                        "",
                        "the same voxels"),
                board("no colour", b -> b.clearColour(), ".board.colour", "UNSPECIFIED"),
                board(
                        "a colour of a later version",
                        b -> b.getPiecesBuilder(0).setColourValue(99),
                        ".board.pieces[0].colour",
                        "UNRECOGNIZED"),
                board(
                        "a colour twice",
                        b -> b.getPiecesBuilder(1).setColour(b.getPieces(0).getColour()),
                        "",
                        "names two things"),
                board("no kind", b -> b.getPiecesBuilder(0).clearKind(), ".board.pieces[0].kind", "UNSPECIFIED"),
                board(
                        "a piece that comes before itself",
                        b -> b.getPiecesBuilder(1).addPredecessors(1),
                        ".board.pieces",
                        "pieces before it"),
                board(
                        "lies over what it does not depend on",
                        b -> b.getPiecesBuilderList().forEach(piece -> piece.clearPredecessors()),
                        "",
                        "lies over"));
    }

    static Stream<Arguments> badEpisodes() {
        return Stream.of(
                episode(
                        "unknown world",
                        r -> r.setWorld("mars"),
                        "UNKNOWN_WORLD",
                        "world",
                        Status.Code.INVALID_ARGUMENT),
                episode("no world", r -> r.clearWorld(), "UNKNOWN_WORLD", "world", Status.Code.INVALID_ARGUMENT),
                episode(
                        "a world without its library",
                        r -> r.setWorld("missing"),
                        "NATIVES_MISSING",
                        "world",
                        Status.Code.FAILED_PRECONDITION),
                episode(
                        "a model without its library",
                        r -> r.getOptionsBuilder().setPolicy("mcts").setModel("missing"),
                        "NATIVES_MISSING",
                        "options.model",
                        Status.Code.FAILED_PRECONDITION),
                episode(
                        "unknown policy",
                        r -> r.getOptionsBuilder().setPolicy("x"),
                        "UNKNOWN_POLICY",
                        "options.policy",
                        Status.Code.INVALID_ARGUMENT),
                episode(
                        "zero budget",
                        r -> r.getOptionsBuilder().getBudgetBuilder().setNodes(0),
                        "BUDGET_WRONG",
                        "options.budget.nodes",
                        Status.Code.INVALID_ARGUMENT),
                episode(
                        "too many steps",
                        r -> r.getOptionsBuilder().setMaxSteps(201),
                        "LIMIT_EXCEEDED",
                        "options.max_steps",
                        Status.Code.OUT_OF_RANGE),
                episode(
                        "no task",
                        r -> r.getOptionsBuilder().clearTask(),
                        "FIELD_MISSING",
                        "options.task",
                        Status.Code.INVALID_ARGUMENT),
                episode(
                        "images of no size",
                        r -> r.getOptionsBuilder().setImages(ImageOptions.getDefaultInstance()),
                        "FIELD_WRONG",
                        "options.images.width",
                        Status.Code.INVALID_ARGUMENT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"badDecisions", "badBudgets", "badStates", "badScenes", "badHistories"})
    void aDecisionNamesWhatIsWrong(
            String name, NextActionRequest request, String code, String field, String inMessage) {
        Refusal refusal = Refusal.of(() -> test.client.nextAction(request));
        assertThat(refusal.code()).as(name + ": " + refusal.message()).isEqualTo(code);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.message()).contains(inMessage).doesNotContain("\u001b", "\n");
        assertThat(refusal.status()).isEqualTo(ErrorCodes.status(ErrorCode.valueOf(code)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"badTasks", "otherwiseBadTasks", "badBoards"})
    void aTaskNamesWhatIsWrong(String name, TaskChoice task, String code, String field, String inMessage) {
        Refusal described = Refusal.of(() -> test.client.describeTask(
                DescribeTaskRequest.newBuilder().setTask(task).build()));
        assertThat(described.code()).as(name + ": " + described.message()).isEqualTo(code);
        assertThat(described.field()).isEqualTo("task" + field);
        assertThat(described.message()).contains(inMessage).doesNotContain("\u001b");
        assertThat(described.status()).isEqualTo(ErrorCodes.status(ErrorCode.valueOf(code)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badEpisodes")
    void anEpisodeNamesWhatIsWrong(
            String name, RunEpisodeRequest request, String code, String field, Status.Code status) {
        Refusal refusal = Refusal.of(() -> test.client.runEpisode(request, event -> {
            throw new AssertionError(name + " began: " + event);
        }));
        assertThat(refusal.code()).as(name + ": " + refusal.message()).isEqualTo(code);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.status()).isEqualTo(status);
    }

    @Test
    void picturesTooLargeAreRefused() {
        Refusal refusal = Refusal.of(() -> test.client.describeTask(DescribeTaskRequest.newBuilder()
                .setTask(PlannerClient.task("test", 0))
                .setImages(ImageOptions.newBuilder().setWidth(64).setHeight(100_000))
                .build()));
        assertThat(refusal.code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(refusal.field()).isEqualTo("images.height");
        assertThat(refusal.message()).contains("100000").contains("336");
    }

    @Test
    void aLibraryThatIsMissingOnlyMattersToWhoNeedsIt() {
        assertThat(test.client
                        .nextAction(
                                good().setPolicy("expert").setModel("missing").build())
                        .getDecision()
                        .getFallback())
                .isFalse();
    }

    private static NextActionRequest.Builder good() {
        return NextActionRequest.newBuilder()
                .setTask(PlannerClient.task(TASK))
                .setPolicy("expert")
                .setState(StateWire.write(TASK.start()));
    }

    private static Arguments decision(
            String name, Consumer<NextActionRequest.Builder> spoil, String code, String field, String inMessage) {
        NextActionRequest.Builder request = good();
        spoil.accept(request);
        return Arguments.of(name, request.build(), code, field, inMessage);
    }

    private static Arguments budget(
            String name, Consumer<DecisionBudget.Builder> spoil, String code, String field, String inMessage) {
        return decision(name, r -> spoil.accept(r.getBudgetBuilder()), code, field, inMessage);
    }

    private static Arguments state(String name, Consumer<PieceStates.Builder> spoil, String field, String inMessage) {
        return decision(name, r -> spoil.accept(r.getStateBuilder()), "STATE_WRONG", field, inMessage);
    }

    private static Arguments scene(String name, Consumer<ScenePoses.Builder> spoil, String code, String field) {
        ScenePoses.Builder scene = PoseWire.write(Arrangement.of(TASK, TASK.start()), -1).toBuilder();
        spoil.accept(scene);
        return decision(name, r -> r.setScene(scene), code, field, field);
    }

    private static Arguments past(String name, String text, String code, String field) {
        return decision(
                name,
                r -> r.addHistory(PastAction.newBuilder()
                        .setAction(PlannedAction.newBuilder().setText(text))
                        .setOutcome(ActionOutcome.ACTION_OUTCOME_SUCCEEDED)),
                code,
                field,
                "");
    }

    private static Arguments task(
            String name, Consumer<TaskChoice.Builder> made, String code, String field, String inMessage) {
        TaskChoice.Builder task = TaskChoice.newBuilder();
        made.accept(task);
        return Arguments.of(name, task.build(), code, field, inMessage);
    }

    private static Arguments made(String name, Consumer<TaskDescription.Builder> spoil, String code, String field) {
        return task(name, t -> spoil.accept(whole(t)), code, field, "");
    }

    private static Arguments full(
            String name, Consumer<TaskDescription.Builder> spoil, String field, String inMessage) {
        return task(name, t -> spoil.accept(whole(t)), "TASK_WRONG", ".full" + field, inMessage);
    }

    private static TaskDescription.Builder whole(TaskChoice.Builder task) {
        return task.setFull(TaskWire.write(TASK)).getFullBuilder();
    }

    private static Arguments board(String name, Consumer<BoardShape.Builder> spoil, String field, String inMessage) {
        return full(name, t -> spoil.accept(t.getBoardBuilder()), field, inMessage);
    }

    private static Arguments episode(
            String name, Consumer<RunEpisodeRequest.Builder> spoil, String code, String field, Status.Code status) {
        RunEpisodeRequest.Builder request = RunEpisodeRequest.newBuilder()
                .setWorld("symbolic")
                .setOptions(EpisodeOptions.newBuilder()
                        .setTask(PlannerClient.task(TASK))
                        .setPolicy("expert"));
        spoil.accept(request);
        return Arguments.of(name, request.build(), code, field, status);
    }

    private static PieceState at(PiecePlace place, boolean lying) {
        return PieceState.newBuilder().setPlace(place).setLying(lying).build();
    }
}
