package io.foresight.reflect.serve;

import static io.foresight.reflect.serve.TestReflect.action;
import static io.foresight.reflect.serve.TestReflect.image;
import static io.foresight.reflect.serve.TestReflect.report;
import static io.foresight.reflect.serve.TestReflect.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.PictureFile;
import io.foresight.planner.serve.TraceWire;
import io.foresight.planner.task.ActionText;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.StepResult;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.policy.ReflectSettings;
import io.foresight.reflect.policy.ReflectivePolicy;
import io.foresight.reflect.propose.Undecided;
import io.foresight.v1.ActionVerb;
import io.foresight.v1.DecideRequest;
import io.foresight.v1.DecideResponse;
import io.foresight.v1.DecisionTrace;
import io.foresight.v1.DescribeReflectRequest;
import io.foresight.v1.DescribeReflectResponse;
import io.foresight.v1.ImagineRequest;
import io.foresight.v1.ImagineResponse;
import io.foresight.v1.ImaginedAction;
import io.foresight.v1.ImaginedEnd;
import io.foresight.v1.PieceOver;
import io.foresight.v1.PiecePlace;
import io.foresight.v1.PlannedDecision;
import io.foresight.v1.PlannerImage;
import io.foresight.v1.ProposeRequest;
import io.foresight.v1.ProposeResponse;
import io.foresight.v1.ProposedAction;
import io.foresight.v1.ReflectRequest;
import io.foresight.v1.ReflectSituation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReflectServiceTest {
    private static final AssemblyTask TASK = TaskSplit.TEST.tasks(1).get(0);
    private static final List<Colour> COLOURS = TestReflect.colours(TASK);
    private static final String BEST =
            new Expert(TASK.board().dependencies()).choose(TASK.start()).text(TASK.board());

    private final TestReflect test = new TestReflect();

    @AfterEach
    void stop() {
        test.close();
    }

    private DecideResponse decide(ReflectSituation situation) {
        return test.stub()
                .decide(DecideRequest.newBuilder().setSituation(situation).build());
    }

    private static PlannerImage seen(AssemblyState state) {
        return image(CodedPictures.of(TestReflect.byColour(TASK, state)));
    }

    @Test
    void itSaysWhatItTakes() {
        DescribeReflectResponse description = test.stub().describeReflect(DescribeReflectRequest.getDefaultInstance());

        assertThat(description.getImageSide()).isEqualTo(64);
        assertThat(description.getMaxPieces()).isEqualTo(TestReflect.MOST_PIECES);
        assertThat(description.getMaxRounds()).isEqualTo(3);
        assertThat(description.getHorizon()).isEqualTo(ReflectSettings.USUAL.horizon());
        assertThat(description.getRefusedMap()).isEmpty();
    }

    @Test
    void everyActionIsProposedLikeliestFirst() {
        ProposeResponse reply = test.stub()
                .propose(ProposeRequest.newBuilder()
                        .setSituation(situation(TASK, TASK.start()))
                        .build());

        assertThat(reply.getProposedList()).hasSize(4 * COLOURS.size() + 1);
        assertThat(reply.getProposedList().stream()
                        .mapToDouble(ProposedAction::getProbability)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(reply.getProposedList())
                .isSortedAccordingTo(Comparator.comparingDouble(ProposedAction::getProbability)
                        .reversed());
    }

    @Test
    void aBoardIsPutTogetherByDecisionsAlone() {
        SymbolicWorld world = new SymbolicWorld(FailureModel.NONE);
        world.reset(TASK, 1);
        ReflectSituation.Builder told = situation(TASK, world.state());
        int steps = 0;
        while (!world.state().solved() && steps < 2 * TASK.idealSteps()) {
            PlannerImage before = seen(world.state());
            DecideResponse reply = decide(told.setImage(before).build());
            String text = reply.getDecision().getAction().getText();
            assertThat(reply.getDecision().getFallback()).isFalse();
            assertThat(reply.getDecision().getTrace().getProposedCount()).isPositive();
            assertThat(reply.getFutures(0).getActions(0).getText()).isEqualTo(text);
            StepResult result = world.step(ActionText.parse(text, TASK.board()));
            told.addReports(report(text, result.outcome().kind() == Outcome.Kind.SUCCESS).toBuilder()
                    .setBefore(before));
            steps++;
        }
        assertThat(world.state().solved()).isTrue();
        assertThat(steps).isLessThanOrEqualTo(TASK.idealSteps() + 4);
    }

    @Test
    void withAllPicturesItBelievesWhatAPolicyBelievesThatWasThereAllTheTime() {
        ReflectivePolicy policy =
                new ReflectivePolicy(new Undecided(64), new CodedPictures(), TestReflect.RULES, ReflectSettings.USUAL);
        policy.begin(7);
        SymbolicWorld world = new SymbolicWorld(FailureModel.CALIBRATED);
        world.reset(TASK, 3);
        Picture goal = CodedPictures.goal(TestReflect.over(TASK));
        ReflectSituation.Builder told = situation(TASK, world.state());
        List<SkillReport> reports = new ArrayList<>();
        for (int step = 0; step < 6; step++) {
            Picture now = CodedPictures.of(TestReflect.byColour(TASK, world.state()));
            Decision stayed = policy.decide(
                    Situation.ofPictures(COLOURS, Optional.empty(), reports, 50, now, goal), Budget.ofNodes(100_000));
            DecisionTrace trace = TraceWire.write(stayed.reflection().orElseThrow(), COLOURS);
            DecisionTrace rebuilt =
                    decide(told.setImage(image(now)).build()).getDecision().getTrace();

            assertThat(rebuilt.getOrderList()).isEqualTo(trace.getOrderList());
            assertThat(rebuilt.getPlacesList()).isEqualTo(trace.getPlacesList());
            String text = stayed.action().text(COLOURS);
            Outcome outcome = world.step(ActionText.parse(text, TASK.board())).outcome();
            boolean succeeded = outcome.kind() == Outcome.Kind.SUCCESS;
            reports.add(new SkillReport(stayed.action(), succeeded));
            told.addReports(report(text, succeeded).toBuilder().setBefore(image(now)));
        }
    }

    @Test
    void theSameRequestGetsTheSameAnswerFromWhoeverIsAsked() {
        ReflectSituation situation = situation(TASK, TASK.start()).build();
        PlannedDecision first = decide(situation).getDecision();
        try (TestReflect other = new TestReflect()) {
            PlannedDecision second = other.stub()
                    .decide(DecideRequest.newBuilder().setSituation(situation).build())
                    .getDecision();
            assertThat(second.toBuilder().clearElapsed().build())
                    .isEqualTo(first.toBuilder().clearElapsed().build());
        }
    }

    @Test
    void aFailureThatWasReportedChangesWhatIsBelieved() {
        int n = COLOURS.size();
        double[][] open = new double[n][n];
        open[0][1] = 0.3; // is 1 over 0?
        PlannerImage image = image(CodedPictures.of(AssemblyState.goal(n).with(0, Place.HELD, false)));
        ReflectSituation.Builder unsure = situation(TASK, TASK.start())
                .setGoal(image(CodedPictures.goal(open)))
                .setImage(image);
        String insert = "insert " + COLOURS.get(0).label();
        double before = over(imagine(unsure, insert));

        unsure.addReports(report(insert, false).toBuilder().setBefore(image));
        double after = over(imagine(unsure, insert));

        assertThat(before).isCloseTo(0.3, within(0.2));
        assertThat(after).isGreaterThan(0.9);
    }

    private static double over(ImagineResponse reply) {
        return reply.getOrderList().stream()
                .filter(over -> over.getLower() == 0 && over.getUpper() == 1)
                .mapToDouble(PieceOver::getProbability)
                .sum();
    }

    private ImagineResponse imagine(ReflectSituation.Builder situation, String... texts) {
        ImagineRequest.Builder request = ImagineRequest.newBuilder().setSituation(situation);
        List.of(texts).forEach(text -> request.addActions(action(text)));
        return test.stub().imagine(request.build());
    }

    @Test
    void whatIsImaginedOfAnActionSumsToOneAndSaysWhereItLeads() {
        String useless = "put down " + COLOURS.get(0).label();

        ImagineResponse reply = imagine(situation(TASK, TASK.start()), BEST, useless);

        ImaginedAction promising = reply.getImagined(0);
        assertThat(promising.getWeighed().getAction().getText()).isEqualTo(BEST);
        assertThat(promising.getWeighed().getSteps())
                .isLessThan(reply.getImagined(1).getWeighed().getSteps());
        assertThat(promising.getEndsList().stream()
                        .mapToDouble(ImaginedEnd::getProbability)
                        .sum())
                .isBetween(0.9, 1.000001);
        ImaginedEnd likeliest = promising.getEnds(0);
        assertThat(likeliest.getSucceeded()).isTrue();
        assertThat(likeliest.getStatus()).isIn("held", "held lying");
        assertThat(promising.getLikeliest().getPiecesList())
                .as("in the hand of what is imagined")
                .anyMatch(piece -> piece.getPlace() == PiecePlace.PIECE_PLACE_HELD);
        assertThat(reply.getPlacesCount()).isGreaterThanOrEqualTo(COLOURS.size());
    }

    @Test
    void aBadProposalIsRevisedAndAGoodOneKept() {
        PlannedDecision kept = reflect(BEST);
        PlannedDecision revised = reflect("insert " + COLOURS.get(0).label()); // nothing is held

        assertThat(kept.getAction().getVerb()).isEqualTo(ActionVerb.ACTION_VERB_PICK_UP);
        assertThat(revised.getTrace().getRevised()).isTrue();
        assertThat(revised.getTrace().getProposed(0).getAction().getVerb()).isEqualTo(ActionVerb.ACTION_VERB_INSERT);
        assertThat(revised.getAction().getVerb()).isEqualTo(ActionVerb.ACTION_VERB_PICK_UP);
        assertThat(reflect("done").getAction().getVerb()).isNotEqualTo(ActionVerb.ACTION_VERB_DONE);
    }

    private PlannedDecision reflect(String text) {
        return test.stub()
                .reflect(ReflectRequest.newBuilder()
                        .setSituation(situation(TASK, TASK.start()))
                        .addProposed(ProposedAction.newBuilder()
                                .setAction(action(text))
                                .setProbability(0.9))
                        .build())
                .getDecision();
    }

    @Test
    void pngAndPlainPicturesAreTheSame() {
        byte[] png = PictureFile.bytes(CodedPictures.of(TestReflect.byColour(TASK, TASK.start())));
        ReflectSituation.Builder packed =
                situation(TASK, TASK.start()).setImage(PlannerImage.newBuilder().setPng(ByteString.copyFrom(png)));

        assertThat(decide(packed.build()).getDecision().getTrace())
                .isEqualTo(decide(situation(TASK, TASK.start()).build())
                        .getDecision()
                        .getTrace());
    }
}
