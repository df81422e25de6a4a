package io.foresight.reflect.serve;

import static io.foresight.reflect.serve.TestReflect.action;
import static io.foresight.reflect.serve.TestReflect.report;
import static io.foresight.reflect.serve.TestReflect.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.PictureFile;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.reflect.imagine.PlanValue;
import io.foresight.v1.DecideRequest;
import io.foresight.v1.DescribeReflectRequest;
import io.foresight.v1.ImagineRequest;
import io.foresight.v1.ObservedReport;
import io.foresight.v1.PieceColour;
import io.foresight.v1.PlannerImage;
import io.foresight.v1.ProposedAction;
import io.foresight.v1.ReflectRequest;
import io.foresight.v1.ReflectSituation;
import io.grpc.Status;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each wrong request is refused by code, field, value and limit, and counted. */
final class BadInputTest {
    private static final AssemblyTask TASK = TaskSplit.TEST.tasks(1).get(0);
    private static final String RED = TestReflect.colours(TASK).get(0).label();

    private final TestReflect test = new TestReflect();

    @AfterEach
    void stop() {
        test.close();
    }

    private Refusal refused(Consumer<ReflectSituation.Builder> wrong) {
        ReflectSituation.Builder situation = situation(TASK, TASK.start());
        wrong.accept(situation);
        return Refusal.of(() -> test.stub()
                .decide(DecideRequest.newBuilder().setSituation(situation).build()));
    }

    private static PlannerImage plain(int width, int height, int bytes) {
        return PlannerImage.newBuilder()
                .setWidth(width)
                .setHeight(height)
                .setRgb(ByteString.copyFrom(new byte[bytes]))
                .build();
    }

    private static PlannerImage png(byte[] bytes) {
        return PlannerImage.newBuilder().setPng(ByteString.copyFrom(bytes)).build();
    }

    @Test
    void picturesOfAnotherSizeAreRefusedBeforeTheyAreDecoded() {
        Refusal plain = refused(s -> s.setImage(plain(96, 64, 3 * 96 * 64)));
        assertThat(plain.status()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(plain.code()).isEqualTo("PICTURE_WRONG");
        assertThat(plain.field()).isEqualTo("situation.image");
        assertThat(plain.message()).isEqualTo("situation.image must have 64 x 64 pixels, has 96 x 64");

        byte[] large = PictureFile.bytes(new Picture(100, 100, new byte[30_000]));
        assertThat(refused(s -> s.setGoal(png(large))).message())
                .isEqualTo("situation.goal must have 64 x 64 pixels, has 100 x 100");
    }

    @Test
    void picturesThatShowNothingOrCannotBeReadAreRefused() {
        assertThat(refused(s -> s.setImage(plain(64, 64, 3 * 64 * 64))).message())
                .isEqualTo("situation.image is all black: nothing in it is brighter than 8 of 255");
        assertThat(refused(s -> s.setImage(plain(64, 64, 100))).message())
                .contains("3 bytes for each of 64 x 64 pixels, 12288, has 100");
        byte[] torn = PictureFile.bytes(CodedPictures.of(TestReflect.byColour(TASK, TASK.start())));
        assertThat(refused(s -> s.setImage(png(Arrays.copyOf(torn, 60)))))
                .extracting(Refusal::code, Refusal::message)
                .containsExactly("PICTURE_WRONG", "situation.image.png cannot be read as a PNG file");
        assertThat(refused(ReflectSituation.Builder::clearGoal))
                .extracting(Refusal::code, Refusal::message)
                .containsExactly("FIELD_MISSING", "situation.goal must hold either png or rgb, holds neither");
        assertThat(refused(s -> s.setGoal(s.getGoal().toBuilder().setPng(ByteString.copyFrom(torn))))
                        .message())
                .contains("holds both");
    }

    @Test
    void piecesThatNobodyKnowsAreRefused() {
        assertThat(refused(ReflectSituation.Builder::clearPieces).code()).isEqualTo("FIELD_MISSING");
        Refusal many = refused(
                s -> s.clearPieces().addAllPieces(List.of(PieceColour.values()).subList(1, 9)));
        assertThat(many.code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(many.message()).contains("1 to 7 pieces, as many as the networks know; names 8");
        Refusal unknown = refused(s -> s.setPiecesValue(1, 77));
        assertThat(unknown.code()).isEqualTo("UNKNOWN_PIECE");
        assertThat(unknown.field()).isEqualTo("situation.pieces[1]");
        assertThat(refused(s -> s.setPieces(1, s.getPieces(0))).message()).contains("none twice");
    }

    @Test
    void reportsOfWhatIsNotThereOrNoActionAreRefused() {
        Refusal elsewhere = refused(s -> s.addReports(report("insert turquoise", false)));
        assertThat(elsewhere.code()).isEqualTo("UNKNOWN_PIECE");
        assertThat(elsewhere.field()).isEqualTo("situation.reports[0].action.text");
        assertThat(elsewhere.message()).contains("turquoise");
        Refusal foreign =
                refused(s -> s.addReports(report("pick up " + RED, true)).addReports(report("weld " + RED, true)));
        assertThat(foreign.code()).isEqualTo("ACTION_UNPARSABLE");
        assertThat(foreign.field()).isEqualTo("situation.reports[1].action.text");
        assertThat(refused(s -> s.addReports(ObservedReport.newBuilder()
                                .setAction(action("pick up " + RED))
                                .setBefore(plain(64, 64, 3 * 64 * 64))))
                        .field())
                .isEqualTo("situation.reports[0].before");
        Refusal many = refused(s -> s.addAllReports(Collections.nCopies(201, report("pick up " + RED, false))));
        assertThat(many.message()).contains("at most 200 reports, holds 201");
        ObservedReport shown = report("pick up " + RED, false).toBuilder()
                .setBefore(situation(TASK, TASK.start()).getImage())
                .build();
        assertThat(refused(s -> s.addAllReports(Collections.nCopies(51, shown))).message())
                .contains("at most 50 pictures of earlier scenes, holds 51");
    }

    @Test
    void aFourthRoundIsRefused() {
        ReflectRequest request = ReflectRequest.newBuilder()
                .setSituation(situation(TASK, TASK.start()))
                .addProposed(proposed("pick up " + RED, 1))
                .setRound(4)
                .build();

        Refusal refusal = Refusal.of(() -> test.stub().reflect(request));

        assertThat(refusal.status()).isEqualTo(Status.Code.OUT_OF_RANGE);
        assertThat(refusal.message()).isEqualTo("round must be at most 3, got 4; act on the last answer");
        assertThat(test.stub().reflect(request.toBuilder().setRound(3).build()).hasDecision())
                .isTrue();
    }

    private static ProposedAction proposed(String text, double probability) {
        return ProposedAction.newBuilder()
                .setAction(action(text))
                .setProbability(probability)
                .build();
    }

    @Test
    void proposalsThatAreNoProbabilitiesAreRefused() {
        assertThat(reflected()).isEqualTo("FIELD_MISSING");
        assertThat(reflected(proposed("pick up " + RED, Double.NaN))).isEqualTo("FIELD_WRONG");
        assertThat(reflected(proposed("pick up " + RED, 0))).isEqualTo("FIELD_WRONG");
        assertThat(reflected(proposed("pick up " + RED, 0.7), proposed("done", 0.7)))
                .isEqualTo("FIELD_WRONG");
        assertThat(reflected(proposed("pick up " + RED, 0.2), proposed("PICK UP " + RED, 0.2)))
                .isEqualTo("FIELD_WRONG");
        assertThat(reflected(proposed("fly to " + RED, 0.2))).isEqualTo("ACTION_UNPARSABLE");
    }

    private String reflected(ProposedAction... proposed) {
        ReflectRequest request = ReflectRequest.newBuilder()
                .setSituation(situation(TASK, TASK.start()))
                .addAllProposed(List.of(proposed))
                .build();
        return Refusal.of(() -> test.stub().reflect(request)).code();
    }

    @Test
    void whatCannotBeImaginedIsRefused() {
        ImagineRequest.Builder request = ImagineRequest.newBuilder().setSituation(situation(TASK, TASK.start()));
        assertThat(Refusal.of(() -> test.stub().imagine(request.build())).code())
                .isEqualTo("FIELD_MISSING");
        request.addActions(action("done"));
        assertThat(Refusal.of(() -> test.stub().imagine(request.build())).field())
                .isEqualTo("actions[0]");
        request.setActions(0, action("pick up " + RED)).setHorizon(9);
        assertThat(Refusal.of(() -> test.stub().imagine(request.build())).message())
                .isEqualTo("horizon must be at most 8 actions, got 9");
        assertThatThrownBy(() -> new PlanValue(Double.NaN, 0, 1, 1))
                .hasMessageContaining("impossible outcome imagined: NaN steps to go");
    }

    @Test
    void aFaultOfTheProposersIsNotTheCallersAndTellsNothing() {
        test.proposer.set(new TestReflect.After(() -> {
            throw new IllegalStateException("/home/secret");
        }));

        Refusal refusal = refused(situation -> {});

        assertThat(refusal.status()).isEqualTo(Status.Code.INTERNAL);
        assertThat(refusal.code()).isEqualTo("INTERNAL_FAULT");
        assertThat(refusal.message()).doesNotContain("secret");
    }

    @Test
    void whatWasRefusedIsCountedByCode() {
        refused(s -> s.setImage(plain(64, 64, 3 * 64 * 64)));
        refused(s -> s.setImage(plain(64, 64, 100)));
        refused(s -> s.setPiecesValue(1, 77));

        assertThat(test.stub()
                        .describeReflect(DescribeReflectRequest.getDefaultInstance())
                        .getRefusedMap())
                .containsEntry("PICTURE_WRONG", 2L)
                .containsEntry("UNKNOWN_PIECE", 1L)
                .hasSize(2);
    }
}
