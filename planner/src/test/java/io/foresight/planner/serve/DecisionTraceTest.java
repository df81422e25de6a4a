package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.TaskSplit;
import io.foresight.v1.DecisionTrace;
import io.foresight.v1.EpisodeOptions;
import io.foresight.v1.ImaginingStop;
import io.foresight.v1.NextActionRequest;
import io.foresight.v1.PlannedDecision;
import io.foresight.v1.RunEpisodeRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a reflective policy came to its decision goes with the decision, whichever call asked. */
final class DecisionTraceTest {
    private static final AssemblyTask TASK = TaskSplit.TEST.tasks(1).get(0);
    private static final Board BOARD = TASK.board();

    private final TestPlanner test = new TestPlanner();

    @AfterEach
    void stop() {
        test.close();
    }

    private static Decision reflected(Action action, Action proposed) {
        return new Decision(
                action,
                List.of(action),
                List.of(),
                5,
                Duration.ZERO,
                false,
                Optional.of(new Reflection(
                        List.of(new Reflection.Proposed(proposed, 0.7), new Reflection.Proposed(action, 0.3)),
                        List.of(new Reflection.Weighed(action, 6.5, 0.25, 0.9)),
                        List.of(new Reflection.Over(0, 1, 0.75)),
                        List.of(new Reflection.Placed(1, "held lying", 0.6)),
                        true,
                        Reflection.Stop.AGREED)));
    }

    private NextActionRequest request(String policy) {
        return NextActionRequest.newBuilder()
                .setTask(PlannerClient.task("test", 0))
                .setState(StateWire.write(TASK.start()))
                .setPolicy(policy)
                .build();
    }

    @Test
    void aPolicyThatSeesPicturesHasItsNumbersTurnedIntoTheBoards() {
        test.told.set((situation, budget) -> reflected(Action.pickUp(0), Action.pickUp(1)));

        DecisionTrace trace =
                test.client.nextAction(request("shown")).getDecision().getTrace();

        List<Colour> byColour =
                BOARD.pieces().stream().map(piece -> piece.colour()).sorted().toList();
        assertThat(trace.getProposed(0).getAction().getText())
                .isEqualTo("pick up " + byColour.get(1).label());
        assertThat(trace.getProposed(0).getProbability()).isEqualTo(0.7);
        assertThat(trace.getProposedCount()).isEqualTo(2);
        assertThat(trace.getWeighedList()).singleElement().satisfies(weighed -> {
            assertThat(weighed.getAction().getText())
                    .isEqualTo("pick up " + byColour.get(0).label());
            assertThat(weighed.getSteps()).isEqualTo(6.5);
            assertThat(weighed.getDeviation()).isEqualTo(0.25);
            assertThat(weighed.getSucceeds()).isEqualTo(0.9);
        });
        assertThat(trace.getOrderList()).singleElement().satisfies(over -> {
            assertThat(colour(over.getLower())).isEqualTo(byColour.get(0));
            assertThat(colour(over.getUpper())).isEqualTo(byColour.get(1));
            assertThat(over.getProbability()).isEqualTo(0.75);
        });
        assertThat(trace.getPlacesList()).singleElement().satisfies(placed -> {
            assertThat(colour(placed.getPiece())).isEqualTo(byColour.get(1));
            assertThat(placed.getStatus()).isEqualTo("held lying");
            assertThat(placed.getProbability()).isEqualTo(0.6);
        });
        assertThat(trace.getRevised()).isTrue();
        assertThat(trace.getStopped()).isEqualTo(ImaginingStop.IMAGINING_STOP_AGREED);
    }

    private static Colour colour(int piece) {
        return BOARD.pieces().get(piece).colour();
    }

    @Test
    void anActionThatTheStateRefusesIsReplacedAndItsTraceStays() {
        Action refused = Action.putDown(0); // nothing is held
        test.told.set((situation, budget) -> reflected(refused, refused));

        PlannedDecision decision = test.client.nextAction(request("told")).getDecision();

        assertThat(decision.getFallback()).isTrue();
        assertThat(decision.getTrace().getWeighed(0).getAction().getText()).isEqualTo(refused.text(BOARD));
    }

    @Test
    void everyDecisionOfAnEpisodeCarriesItsOwn() {
        test.told.set((situation, budget) -> reflected(Action.DONE, Action.pickUp(0)));
        List<DecisionTrace> traces = new ArrayList<>();

        test.client.runEpisode(
                RunEpisodeRequest.newBuilder()
                        .setOptions(EpisodeOptions.newBuilder()
                                .setTask(PlannerClient.task("test", 0))
                                .setPolicy("shown"))
                        .setWorld("symbolic")
                        .build(),
                event -> {
                    if (event.hasChosen()) {
                        traces.add(event.getChosen().getDecision().getTrace());
                    }
                });

        assertThat(traces).singleElement().satisfies(trace -> assertThat(
                        trace.getProposed(1).getAction().getText())
                .isEqualTo("done"));
    }

    @Test
    void aPolicyThatDoesNotReflectHasNone() {
        assertThat(test.client.nextAction(request("expert")).getDecision().hasTrace())
                .isFalse();
    }
}
