package io.foresight.reflect.experiment;

import io.foresight.planner.evaluate.EvaluatedEpisode;
import io.foresight.planner.evaluate.Evaluation;
import io.foresight.planner.evaluate.EvaluationSettings;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyChoice;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyKinds;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.reflect.disturb.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Runs a row with one model on all tasks. */
public final class RowRunner {
    private static final String NETWORK_THREADS = "network-threads";

    private final PolicyKinds kinds;
    private final Function<String, AssemblyWorld> worlds;
    private final int threads;
    private final int networkThreads;
    private final String machine;

    /**
     * @param worlds opens a world by the name of its kind
     * @param threads tasks at a time; affects only the times
     * @param networkThreads cores that the networks of a policy use
     * @param machine for the report
     */
    public RowRunner(
            PolicyKinds kinds,
            Function<String, AssemblyWorld> worlds,
            int threads,
            int networkThreads,
            String machine) {
        this.kinds = kinds;
        this.worlds = worlds;
        this.threads = threads;
        this.networkThreads = networkThreads;
        this.machine = machine;
    }

    /**
     * Runs it, or says why that cannot be done: a kind of policy, an option, a model or a part of one that is not there.
     *
     * @param done hears how many tasks are done; what it throws ends the run
     */
    RowResult run(RowPlan plan, Setting setting, List<AssemblyTask> tasks, IntConsumer done) {
        Row row = plan.row();
        if (!kinds.names().contains(row.policy())) {
            return RowResult.notRun(plan, setting, "there is no policy kind of the name " + row.policy());
        }
        if (!row.models().isEmpty() && plan.model().isEmpty()) {
            return RowResult.notRun(plan, setting, "no models were given for the role " + row.models());
        }
        PolicyKind kind = kinds.named(row.policy());
        String model = row.searchesIn().isEmpty() ? setting.world() : row.searchesIn();
        PolicyChoice choice;
        try {
            choice = new PolicyChoice(
                    kind,
                    PolicySettings.read(kind, options(plan, kind)),
                    () -> worlds.apply(model),
                    Budget.ofNodes(kind.usualNodes(model)));
            tryOut(choice);
        } catch (PlannerException missing) {
            return RowResult.notRun(plan, setting, missing.getMessage());
        }
        return evaluate(plan, setting, tasks, choice, done);
    }

    private Map<String, String> options(RowPlan plan, PolicyKind kind) {
        List<String> known = kind.options().stream().map(PolicyOption::name).toList();
        Map<String, String> options = new HashMap<>(plan.row().options());
        plan.model().ifPresent(model -> options.put(Row.WEIGHTS, model.folder().toString()));
        if (known.contains(NETWORK_THREADS)) {
            options.put(NETWORK_THREADS, Integer.toString(networkThreads));
        }
        return options;
    }

    /** Opens it once, so that what is missing is found before the first task. */
    private static void tryOut(PolicyChoice choice) {
        try (Policy policy = choice.open()) {
            policy.begin(0);
        }
    }

    private RowResult evaluate(
            RowPlan plan, Setting setting, List<AssemblyTask> tasks, PolicyChoice choice, IntConsumer done) {
        long started = System.nanoTime();
        Condition condition = plan.row().condition();
        WatchedEpisode[] watched = new WatchedEpisode[tasks.size()];
        for (int i = 0; i < watched.length; i++) {
            watched[i] = new WatchedEpisode();
        }
        int[] count = {0};
        List<EvaluatedEpisode> evaluated = new Evaluation(
                        new EvaluationSettings(
                                setting.seed(),
                                setting.stepCap(),
                                choice.budget(),
                                condition.cameras(setting.seed()),
                                threads),
                        () -> worlds.apply(setting.world()),
                        () -> condition.over(choice.open()))
                .run(tasks, episode -> done.accept(++count[0]), (index, event) -> watched[index].decided(event));
        List<EpisodeResult> episodes = new ArrayList<>();
        BeliefCheck atStart = new BeliefCheck();
        BeliefCheck atEnd = new BeliefCheck();
        for (int i = 0; i < watched.length; i++) {
            episodes.add(EpisodeResult.of(evaluated.get(i).record(), watched[i]));
            watched[i].check(atStart, atEnd);
        }
        return RowResult.of(
                plan,
                setting,
                "",
                choice.kind().seesState(choice.settings()),
                machine,
                (System.nanoTime() - started) / 60e9,
                episodes,
                new TreeMap<>(Map.of("start", atStart.found(), "end", atEnd.found())));
    }
}
