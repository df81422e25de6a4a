package io.foresight.reflect.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyChoice;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyKinds;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.model.ReflectSheet;
import io.foresight.reflect.model.SampleModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImaginingKindsTest {
    private static final int STEPS = 3;

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeModel() throws IOException {
        SampleModel.writeWithImagination(folder);
    }

    @Test
    void theLoopOfThePaperImaginesByTheSimulator() {
        for (Decision decision : decisions("paper-loop", Map.of("horizon", "2"), true)) {
            assertThat(decision.nodes()).isEqualTo(2);
            assertThat(decision.imagined()).hasSize(1);
            assertThat(decision.reflection().orElseThrow().proposed()).hasSizeGreaterThan(10);
        }
    }

    @Test
    void pathsAreImaginedByTheBeliefOrTheSimulator() {
        for (String world : List.of("belief", "simulator")) {
            Map<String, String> options = Map.of("world", world, "horizon", "2", "paths", "3");
            for (Decision decision : decisions("paths", options, world.equals("simulator"))) {
                assertThat(decision.nodes()).isBetween(3, 6);
                assertThat(decision.reflection().orElseThrow().weighed()).hasSize(3);
                assertThat(decision.imagined()).hasSize(3);
            }
        }
    }

    @Test
    void aBanditAndAnotherCriticCanBeChosen() {
        Map<String, String> options = Map.of("depth", "bandit", "critic", "expected", "backward", "true");
        List<Decision> decisions = decisions("paths", options, false);
        assertThat(decisions.get(0).nodes()).as("the first arm: nothing").isZero();
        assertThat(decisions.get(1).nodes()).isEqualTo(4);
    }

    @Test
    void exactValueTriesTheLikeliestProposals() {
        for (Decision decision : decisions("exact-value", Map.of("proposals", "5"), true)) {
            assertThat(decision.nodes()).isEqualTo(5);
            assertThat(decision.reflection().orElseThrow().weighed()).hasSize(5);
        }
    }

    @Test
    void theModelsOwnNetworkCanImagineAndJudge() {
        Map<String, String> options = Map.of("world", "latent", "critic", "latent", "horizon", "3", "paths", "2");
        for (Decision decision : decisions("paths", options, false)) {
            assertThat(decision.nodes()).isBetween(2, 6);
            assertThat(decision.reflection().orElseThrow().stopped()).isEqualTo(Reflection.Stop.ALL_WEIGHED);
        }
        assertThat(decisions("paper-loop", Map.of("world", "latent"), false))
                .allSatisfy(decision -> assertThat(decision.nodes()).isBetween(1, 5));
    }

    @Test
    void picturesOfWhatFollowsCanBeDrawnByDiffusion() {
        Map<String, String> quick = Map.of("world", "diffusion", "diffusion-steps", "1", "horizon", "2");
        for (Decision decision : decisions("paper-loop", quick, false)) {
            assertThat(decision.nodes()).isBetween(1, 2);
        }
        Map<String, String> guided = new HashMap<>(quick);
        guided.putAll(Map.of("paths", "2", "diffusion-guidance", "1.5"));
        for (Decision decision : decisions("paths", guided, false)) {
            assertThat(decision.nodes()).isBetween(2, 4);
        }
    }

    @Test
    void samplingThatCannotBeIsRefused() {
        for (String name : List.of("paper-loop", "paths")) {
            PolicyKind kind = PolicyKinds.installed().named(name);
            assertThatThrownBy(() -> PolicySettings.read(kind, Map.of("diffusion-steps", "51")))
                    .isInstanceOf(PlannerException.class)
                    .hasMessageContaining("diffusion-steps")
                    .hasMessageContaining("50");
            assertThatThrownBy(() -> PolicySettings.read(kind, Map.of("diffusion-guidance", "0.5")))
                    .isInstanceOf(PlannerException.class)
                    .hasMessageContaining("diffusion-guidance");
        }
    }

    @Test
    void worldsAndCriticsThatDoNotFitAreRefusedBeforeAnythingIsLoaded() {
        PolicyKind paths = PolicyKinds.installed().named("paths");
        assertRefused(paths, Map.of("world", "latent", "horizon", "6"), "horizon must be 1 to 5");
        assertRefused(paths, Map.of("world", "belief", "critic", "latent"), "rules or expected");
    }

    private static void assertRefused(PolicyKind kind, Map<String, String> options, String says) {
        PolicySettings settings = PolicySettings.read(kind, options);
        assertThatThrownBy(() -> kind.open(settings, () -> new SymbolicWorld(FailureModel.NONE)))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining(says);
    }

    @Test
    void aModelWithoutThatPolicyIsRefused(@TempDir Path clonesOnly) throws IOException {
        SampleModel.without(SampleModel.write(clonesOnly), ReflectSheet.POLICY);
        for (String kind : List.of("paper-loop", "paths", "exact-value")) {
            PolicyKind of = PolicyKinds.installed().named(kind);
            PolicySettings settings = PolicySettings.read(
                    of, Map.of("weights", clonesOnly.toString(), "precision", "fp32", "proposer", "embedded"));
            assertThatThrownBy(() -> of.open(settings, () -> new SymbolicWorld(FailureModel.NONE)))
                    .isInstanceOf(PlannerException.class)
                    .hasMessageContaining("has no policy");
        }
    }

    @Test
    void theLoopOfThePaperIsNotOfferedAWorldWithoutAppearance() {
        PolicyKind kind = PolicyKinds.installed().named("paper-loop");
        assertThatThrownBy(() -> PolicySettings.read(kind, Map.of("world", "belief")))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining("simulator");
    }

    private static List<Decision> decisions(String name, Map<String, String> options, boolean seesState) {
        PolicyKind kind = PolicyKinds.installed().named(name);
        Map<String, String> given = new HashMap<>(options);
        given.putAll(Map.of("weights", folder.toString(), "precision", "fp32", "network-threads", "1"));
        PolicyChoice choice = new PolicyChoice(
                kind,
                PolicySettings.read(kind, given),
                () -> new SymbolicWorld(FailureModel.CALIBRATED),
                Budget.ofNodes(kind.usualNodes("symbolic")));
        List<Decision> decisions = new ArrayList<>();
        try (Policy policy = choice.open();
                WorldRobot robot = new WorldRobot(new SymbolicWorld(FailureModel.CALIBRATED))) {
            assertThat(policy.name()).isEqualTo(name);
            assertThat(policy.sight().state()).isEqualTo(seesState);
            robot.begin(TaskSplit.VAL.tasks(1).get(0), 1);
            assertThat(new EpisodeRunner(STEPS, choice.budget())
                            .run(robot, policy, 1, event -> decisions.add(event.decision()))
                            .error())
                    .isEmpty();
        }
        assertThat(decisions).hasSize(STEPS);
        return decisions;
    }
}
