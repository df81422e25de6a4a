package io.foresight.planner.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.planner.fixture.HandMadeTasks;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.TaskGenerator;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorldComparisonTest {
    private static final List<AssemblyTask> TASKS = IntStream.range(0, 25)
            .mapToObj(i -> i == 0 ? HandMadeTasks.blocked() : TaskGenerator.generate("task-" + i, i, 100 + i))
            .toList();

    @Test
    void aWorldWithoutLuckAgreesInEverything() {
        WorldAgreement agreement = compare(FailureModel.NONE, 200, true);
        assertThat(agreement.disagreements()).isEmpty();
        assertThat(agreement.fitted()).isEqualTo(FailureModel.NONE);
        assertThat(agreement.verbs())
                .allSatisfy(verb -> assertThat(verb.sameState()).isEqualTo(verb.steps()))
                .allSatisfy(verb -> assertThat(verb.sameOutcome()).isEqualTo(verb.steps()));
        assertThat(agreement.verbs().get(agreement.verbs().size() - 1).steps()).isEqualTo(agreement.steps());
        assertThat(agreement.solved().get(3)).isEqualTo(new WorldAgreement.Solved(1.0, 50, 50));
    }

    @Test
    void findsTheProbabilitiesOfAWorldThatItComparesWith() {
        FailureModel clumsy = new FailureModel(0.05, 0.1, 0.15, 0.2, 0.08, 0.12, 0.5, 0.3, 0.4, 0.6, 0.7);
        WorldAgreement agreement = compare(clumsy, 2_000, false);
        FailureModel fitted = agreement.fitted();
        assertThat(fitted.slip()).isCloseTo(clumsy.slip(), within(0.02));
        assertThat(fitted.pickDrop()).isCloseTo(clumsy.pickDrop(), within(0.02));
        assertThat(fitted.putDrop()).isCloseTo(clumsy.putDrop(), within(0.02));
        assertThat(fitted.turnDrop()).isCloseTo(clumsy.turnDrop(), within(0.02));
        assertThat(fitted.insertDrop()).isCloseTo(clumsy.insertDrop(), within(0.02));
        assertThat(fitted.jam()).isCloseTo(clumsy.jam(), within(0.02));
        assertThat(fitted.jamAgain()).isCloseTo(clumsy.jamAgain(), within(0.05));
        assertThat(fitted.pulledLoose()).isCloseTo(clumsy.pulledLoose(), within(0.06));
        assertThat(fitted.pushedLoose()).isCloseTo(clumsy.pushedLoose(), within(0.06));
        assertThat(fitted.tips()).isCloseTo(clumsy.tips(), within(0.03));
        assertThat(fitted.ontoBoard()).isCloseTo(clumsy.ontoBoard(), within(0.05));
        assertThat(agreement.disagreements()).isNotEmpty();
        assertThat(agreement.disagreements()).isSortedAccordingTo((a, b) -> Integer.compare(b.count(), a.count()));
    }

    @Test
    void theSameSeedGivesTheSameReport() {
        assertThat(compare(FailureModel.CALIBRATED, 20, true)).isEqualTo(compare(FailureModel.CALIBRATED, 20, true));
    }

    @Test
    void saysWhichPieceWasNotWhereTheRulesSaid() {
        FailureModel pulls = new FailureModel(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
        WorldAgreement agreement = compare(pulls, 100, false);
        assertThat(agreement.disagreements())
                .extracting(WorldAgreement.Disagreement::changes)
                .containsExactly("over seated -> loose");
        assertThat(agreement.lines()).anyMatch(line -> line.contains("pick up, rules LOCKED, world LOCKED"));
    }

    @Test
    void refusesToCompareNothing() {
        WorldComparison comparison = new WorldComparison(new SymbolicWorld(FailureModel.NONE), 10, false);
        assertThatThrownBy(() -> comparison.run(List.of(), 1)).isInstanceOf(PlannerException.class);
        assertThatThrownBy(() -> new WorldComparison(new SymbolicWorld(FailureModel.NONE), 0, false))
                .isInstanceOf(PlannerException.class);
    }

    private static WorldAgreement compare(FailureModel failures, int episodes, boolean scrambled) {
        List<AssemblyTask> tasks = new ArrayList<>();
        for (int i = 0; i < episodes; i++) {
            tasks.add(TASKS.get(i % TASKS.size()));
        }
        return new WorldComparison(new SymbolicWorld(failures), 50, scrambled).run(tasks, 1);
    }
}
