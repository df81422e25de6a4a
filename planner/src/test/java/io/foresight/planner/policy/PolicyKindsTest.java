package io.foresight.planner.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.fixture.NamedKind;
import io.foresight.planner.fixture.PicturePolicy;
import io.foresight.planner.fixture.ScriptedPolicy;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PolicyKindsTest {
    private static final PolicyKinds INSTALLED = PolicyKinds.installed();

    @Test
    void theModulesOwnKindsAreFoundInTheirOrder() {
        assertThat(INSTALLED.names()).startsWith("expert", "random", "greedy", "mcts", "mcts-paper", "beam");
        assertThat(INSTALLED.all())
                .allSatisfy(kind -> assertThat(kind.description()).endsWith("."));
    }

    @Test
    void everyKindOpensWithItsUsualSettings() {
        for (PolicyKind kind : INSTALLED.all()) {
            try (Policy policy = PolicyChoice.usual(kind, "symbolic", () -> new SymbolicWorld(FailureModel.NONE))
                    .open()) {
                assertThat(policy.name()).isEqualTo(kind.name());
                assertThat(policy.sight().state()).isEqualTo(kind.seesState());
            }
        }
    }

    @Test
    void physicalModelsGetFewerNodes() {
        assertThat(INSTALLED.named("mcts").usualNodes("symbolic")).isEqualTo(400);
        assertThat(INSTALLED.named("mcts").usualNodes("physical")).isEqualTo(100);
        assertThat(INSTALLED.named("beam").usualNodes("symbolic")).isEqualTo(2000);
    }

    @Test
    void namesThatDoNotExistAreRefusedWithThoseThatDo() {
        assertThatThrownBy(() -> INSTALLED.named("mctz"))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining("\"mctz\"")
                .hasMessageContaining("expert, random, greedy, mcts, mcts-paper, beam")
                .hasMessageContaining("did you mean \"mcts\"?");
    }

    @Test
    void allProblemsOfOptionsAreNamedAtOnce() {
        assertThatThrownBy(() -> PolicySettings.read(
                        INSTALLED.named("mcts-paper"),
                        Map.of("proposals", "posible", "proposal-odds", "1.5", "fixed-proposal", "true")))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining(
                        "proposals must be one of expert, possible, random, got \"posible\"; did you mean")
                .hasMessageContaining("proposal-odds must be 0.0 to 1.0, got \"1.5\"")
                .hasMessageContaining("mcts-paper has no option \"fixed-proposal\"")
                .hasMessageContaining("did you mean \"fixed-proposals\"?");
        assertThatThrownBy(() -> PolicySettings.read(INSTALLED.named("expert"), Map.of("value", "seated")))
                .hasMessageContaining("expert has no option \"value\" (it has none)");
    }

    @Test
    void optionsChangeThePolicy() {
        PolicyKind mcts = INSTALLED.named("mcts");
        PolicySettings seated = PolicySettings.read(mcts, Map.of("value", "seated"));
        try (Policy policy = mcts.open(seated, () -> new SymbolicWorld(FailureModel.NONE))) {
            assertThat(policy.name()).isEqualTo("mcts-seated");
        }
        PolicyKind random = INSTALLED.named("random");
        PolicySettings everything = PolicySettings.read(random, Map.of("refused-too", "true"));
        try (Policy policy = random.open(everything, () -> new SymbolicWorld(FailureModel.NONE))) {
            assertThat(policy.name()).isEqualTo("random-all");
        }
    }

    @Test
    void numbersWordsAndFlagsAreChecked() {
        PolicyOption whole = PolicyOption.whole("depth", "How deep.", 1, 9, 5);
        assertThat(whole.problem().apply("5")).isEmpty();
        assertThat(whole.problem().apply("10").orElseThrow()).isEqualTo("depth must be 1 to 9, got \"10\"");
        assertThat(whole.problem().apply("five").orElseThrow()).contains("an integer");
        assertThat(PolicyOption.number("odds", "How likely.", 0, 1, 0.5)
                        .problem()
                        .apply("NaN"))
                .isPresent();
        assertThat(PolicyOption.flag("fixed", "Fixed.").problem().apply("yes")).isPresent();
        assertThat(PolicyOption.text("url", "an address", "Where.", "")
                        .problem()
                        .apply("anything"))
                .isEmpty();
    }

    @Test
    void kindsThatCannotBeToldApartAreRefused() {
        PolicyKind one = kind("twice", true);
        PolicyKind two = kind("twice", true);
        PolicyKind odd = kind("Odd Name", true);
        assertThatThrownBy(() -> new PolicyKinds(List.of(one, two, odd)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both named twice")
                .hasMessageContaining("\"Odd Name\"");
    }

    @Test
    void kindsThatOpenConnectionsCanBeLeftOut() {
        PolicyKind calling = new CallingKind();
        assertThat(new PolicyKinds(List.of(kind("here", true), calling))
                        .withoutConnections()
                        .names())
                .containsExactly("here");
        assertThat(INSTALLED.withoutConnections().names())
                .contains("expert", "random", "greedy", "mcts", "mcts-paper", "beam");
    }

    @Test
    void aPolicyThatSeesMoreThanItsKindSaysIsNotOpened() {
        assertThatThrownBy(() -> PolicyChoice.usual(kind("liar", false), "symbolic", () -> null)
                        .open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("liar do not see the state");
        PolicyKind pictures =
                new NamedKind("pictures", false, 1, () -> new PicturePolicy(situation -> Decision.at(Action.DONE)));
        try (Policy policy =
                PolicyChoice.usual(pictures, "symbolic", () -> null).open()) {
            assertThat(policy.sight().state()).isFalse();
        }
    }

    private static PolicyKind kind(String name, boolean seesState) {
        return new NamedKind(name, seesState, 1, () -> new ScriptedPolicy(Action.DONE));
    }

    /** Sends what it sees somewhere. */
    private static final class CallingKind implements PolicyKind {
        @Override
        public String name() {
            return "calling";
        }

        @Override
        public String description() {
            return "Made for a test.";
        }

        @Override
        public boolean opensConnections() {
            return true;
        }

        @Override
        public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
            return new ScriptedPolicy(Action.DONE);
        }
    }
}
