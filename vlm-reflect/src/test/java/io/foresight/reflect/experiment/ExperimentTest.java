package io.foresight.reflect.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.policy.PolicyKinds;
import io.foresight.planner.search.ExpertKind;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTest {
    private static final Setting SETTING = new Setting(TaskSplit.VAL, 4, "symbolic", 50, 1);
    private static final Row EXPERT = row("expert", "expert", Map.of());
    private static final Row TELLING = row("telling", "telling", Map.of());

    @TempDir
    Path folder;

    private final TellingKind telling = new TellingKind();

    @Test
    void whatIsThereIsNotRunAgain() throws IOException {
        List<RowResult> first = run(SETTING, () -> false, EXPERT, TELLING);
        int decisions = telling.decisions();
        List<RowResult> again = run(SETTING, () -> false, EXPERT, TELLING);
        assertThat(telling.decisions()).isEqualTo(decisions).isPositive();
        assertThat(again).isEqualTo(first);
        assertThat(first).extracting(RowResult::solved).containsExactly(4, 4);
    }

    @Test
    void whatCannotBeRunSaysWhy() throws IOException {
        List<RowResult> results = run(
                SETTING,
                () -> false,
                row("another", "nobody-made-this", Map.of()),
                row("absent", "telling", Map.of("absent", "true")),
                row("misspelt", "telling", Map.of("certanty", "1")),
                new Row("untrained", "", Group.LOOKS, "telling", Map.of(), ModelSets.REFLECTION_DATA, "symbolic"));
        assertThat(results).noneMatch(RowResult::ran);
        assertThat(results)
                .extracting(RowResult::notRun)
                .satisfiesExactly(
                        absent -> assertThat(absent).isEqualTo("a part of it is not there"),
                        another ->
                                assertThat(another).isEqualTo("there is no policy kind of the name nobody-made-this"),
                        misspelt -> assertThat(misspelt).contains("certanty").contains("certainty"),
                        untrained -> assertThat(untrained).contains("no models").contains("reflection-data"));
    }

    @Test
    void whatCouldNotBeRunIsTriedAgain() throws IOException {
        new Experiment(SETTING, new ResultFolder(folder), runner(new PolicyKinds(List.of(new ExpertKind()))))
                .run(RowPlan.of(List.of(TELLING), ModelSetsTest.none()), (plan, done, of) -> {}, () -> false);
        assertThat(run(SETTING, () -> false, TELLING)).singleElement().matches(RowResult::ran);
    }

    @Test
    void aStoppedRowIsNotKeptButThoseBeforeItAre() throws IOException {
        assertThatThrownBy(() -> run(SETTING, () -> telling.decisions() > 0, EXPERT, TELLING))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("telling");
        assertThat(new ResultFolder(folder).all()).extracting(RowResult::row).containsExactly("expert");
        assertThat(run(SETTING, () -> false, EXPERT, TELLING)).hasSize(2);
    }

    @Test
    void resultsOfAnotherExperimentAreRefusedAllAtOnce() throws IOException {
        run(SETTING, () -> false, EXPERT, TELLING);
        assertThatThrownBy(() -> run(new Setting(TaskSplit.VAL, 5, "symbolic", 50, 1), () -> false, EXPERT))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining("expert was run with 4 tasks")
                .hasMessageContaining("telling was run with 4 tasks")
                .hasMessageContaining("another folder");
        Row otherwise = row("telling", "telling", Map.of("certainty", "0.5"));
        assertThatThrownBy(() -> run(SETTING, () -> false, EXPERT, otherwise))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining("telling was run with another policy, other options or another model");
    }

    @Test
    void damagedResultsAreNamed() throws IOException {
        run(SETTING, () -> false, EXPERT, TELLING);
        Path whole = folder.resolve("expert.json");
        String text = Files.readString(whole);
        Files.writeString(whole, text.substring(0, text.length() / 2));
        Files.writeString(
                folder.resolve("telling.json"),
                Files.readString(folder.resolve("telling.json")).replace("\"format\" : 1", "\"format\" : 9"));
        assertThatThrownBy(() -> run(SETTING, () -> false, EXPERT))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining("expert.json is damaged")
                .hasMessageContaining("telling.json: \"format\" must be 1")
                .hasMessageContaining("delete it");
        Files.delete(folder.resolve("telling.json"));
        Files.writeString(whole, text.replaceFirst("\"invalid\" : 0,", ""));
        assertThatThrownBy(() -> run(SETTING, () -> false, EXPERT)).hasMessageContaining("invalid");
        Files.writeString(whole, text.replace("\"tasks\" : 4", "\"tasks\" : 3"));
        assertThatThrownBy(() -> run(SETTING, () -> false, EXPERT)).hasMessageContaining("3, one a task, got 4");
        Files.writeString(folder.resolve("copy.json"), text);
        Files.writeString(whole, text);
        assertThatThrownBy(() -> run(SETTING, () -> false, EXPERT))
                .hasMessageContaining("copy.json holds the results of expert.json");
    }

    @Test
    void watchesWhatReflectingDidAndWhatWasBelieved() throws IOException {
        RowResult result = run(SETTING, () -> false, row("half", "telling", Map.of("certainty", "0.6")))
                .get(0);
        int decisions = result.episodes().stream()
                .mapToInt(one -> one.decisionSeconds().size())
                .sum();
        Verdicts verdicts =
                result.episodes().stream().map(EpisodeResult::verdicts).reduce(Verdicts.NONE, Verdicts::plus);
        assertThat(verdicts).isEqualTo(new Verdicts(0, 0, decisions, 0, decisions));
        EpisodeResult episode = result.episodes().get(0);
        int steps = episode.decisionSeconds().size();
        assertThat(episode.stages()).isEqualTo(Map.of("imagine", new StageWork(2L * steps, 0.5 * steps)));
        Reliability places = result.believed().get("start").get("places");
        assertThat(places.right()).isEqualTo(1);
        assertThat(places.calibrationError()).isBetween(0.0, 0.41);
        assertThat(result.believed().get("end").keySet()).containsExactly("order", "places");
    }

    @Test
    void wrongDecisionsAfterWrongProposalsAreNeitherFixedNorBroken() throws IOException {
        RowResult result = run(SETTING, () -> false, row("lazy", "telling", Map.of("lazy", "true")))
                .get(0);
        assertThat(result.solved()).isZero();
        assertThat(result.episodes().get(0).verdicts()).isEqualTo(new Verdicts(0, 0, 0, 50, 0));
    }

    static Row row(String name, String policy, Map<String, String> options) {
        return new Row(name, "a row of a test", Group.REFERENCE, policy, options, "", "symbolic");
    }

    private List<RowResult> run(Setting setting, BooleanSupplier stop, Row... rows) throws IOException {
        return new Experiment(
                        setting, new ResultFolder(folder), runner(new PolicyKinds(List.of(new ExpertKind(), telling))))
                .run(RowPlan.of(List.of(rows), ModelSetsTest.none()), (plan, done, of) -> {}, stop);
    }

    private static RowRunner runner(PolicyKinds kinds) {
        return new RowRunner(kinds, world -> new SymbolicWorld(FailureModel.CALIBRATED), 2, 1, "a machine");
    }
}
