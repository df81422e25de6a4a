package io.foresight.launch.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.launch.view.EpisodeView;
import io.foresight.launch.view.StepView;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyChoice;
import io.foresight.planner.policy.PolicyKinds;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AssemblyShowTest {
    private final BlockingQueue<EpisodeView> episodes = new LinkedBlockingQueue<>();
    private final BlockingQueue<StepView> steps = new LinkedBlockingQueue<>();

    private AssemblyShow show(ShowWorld world, Policy policy) {
        return new AssemblyShow(world, policy, Budget.ofNodes(100), TaskSplit.TEST, episodes::add, steps::add);
    }

    @Test
    void anEpisodeIsToldAndThenItsStepsWithTheirMotion() throws InterruptedException {
        ShowWorld symbolic = ShowWorld.symbolic(Optional.of("for a test"));
        try (AssemblyShow show = show(symbolic, policy("expert"))) {
            EpisodeView episode = episodes.poll(60, TimeUnit.SECONDS);
            StepView step = steps.poll(60, TimeUnit.SECONDS);

            assertThat(episode.number()).isEqualTo(1);
            assertThat(episode.note()).hasValue("for a test");
            assertThat(episode.idealSteps()).isEqualTo(episode.task().idealSteps());
            assertThat(episode.goal().rgb()).isNotEqualTo(episode.camera().rgb());
            assertThat(step.episode()).isEqualTo(1);
            assertThat(step.step()).isEqualTo(1);
            assertThat(step.before()).isEqualTo(episode.task().start());
            assertThat(step.motion()).hasSizeGreaterThan(10);
            assertThat(show.report().steps()).isPositive();
            assertThat(show.report().world()).isEqualTo("symbolic");
        }
        int told = steps.size();
        Thread.sleep(50);
        assertThat(steps).as("closed is closed").hasSize(told);
    }

    @Test
    void thePhysicalWorldShowsItsOwnMotionWhereItCanBeLoaded() throws InterruptedException {
        ShowWorld best = ShowWorld.best();
        try (AssemblyShow show = show(best, policy("mcts"))) {
            StepView step = steps.poll(60, TimeUnit.SECONDS);

            assertThat(step).isNotNull();
            assertThat(step.intervalMillis() * (step.motion().size() - 1)).isBetween(300, 2500);
            assertThat(show.report().note().isPresent())
                    .isEqualTo(show.report().world().equals("symbolic"));
        }
    }

    @Test
    void whatBreaksTheShowIsReportedAndNotSwallowed() {
        Policy broken = new Policy() {
            @Override
            public String name() {
                throw new IllegalStateException("no name");
            }

            @Override
            public void begin(long seed) {}

            @Override
            public Decision decide(Situation situation, Budget budget) {
                throw new IllegalStateException("no idea");
            }
        };
        try (AssemblyShow show = show(ShowWorld.symbolic(Optional.empty()), broken)) {
            assertThatThrownBy(() -> reportForAMinute(show))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no name");
        }
    }

    /** Looks at the report until there is none any more. */
    private static void reportForAMinute(AssemblyShow show) throws InterruptedException {
        for (int i = 0; i < 6000; i++) {
            show.report();
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static Policy policy(String name) {
        return PolicyChoice.usual(
                        PolicyKinds.installed().named(name),
                        WorldKind.SYMBOLIC.toString(),
                        () -> WorldKind.SYMBOLIC.open(FailureModel.CALIBRATED))
                .open();
    }
}
