package io.foresight.reflect.experiment;

import io.foresight.core.text.Problems;
import io.foresight.planner.task.AssemblyTask;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Runs rows on the same tasks with the same luck. Each row and model is kept as soon as it is done, so that what was interrupted goes on
 * with the next one.
 */
public final class Experiment {
    private final Setting setting;
    private final ResultFolder folder;
    private final RowRunner runner;

    /** Keeps results in a folder. */
    public Experiment(Setting setting, ResultFolder folder, RowRunner runner) {
        this.setting = setting;
        this.folder = folder;
        this.runner = runner;
    }

    /** Hears how far it has come; from any thread. */
    @FunctionalInterface
    public interface Progress {
        /** So many of a row's tasks are done. */
        void done(RowPlan plan, int tasks, int of);
    }

    /**
     * Runs what was not run yet. Rows that could not be run before are tried again.
     *
     * @param stop asked after each episode; the row that is then running is not kept
     * @return all that is in the folder afterwards
     * @throws BadResultException for results that are damaged or of another experiment: all are named
     * @throws CancellationException when it was stopped
     */
    public List<RowResult> run(List<RowPlan> plans, Progress progress, BooleanSupplier stop) throws IOException {
        Map<String, RowResult> kept = kept(plans);
        List<AssemblyTask> tasks = setting.split().tasks(setting.tasks());
        for (RowPlan plan : plans) {
            RowResult before = kept.get(plan.label());
            if (before != null && before.ran()) {
                progress.done(plan, setting.tasks(), setting.tasks());
                continue;
            }
            folder.write(runner.run(plan, setting, tasks, done -> {
                if (stop.getAsBoolean()) {
                    throw new CancellationException("stopped while running " + plan.label());
                }
                progress.done(plan, done, setting.tasks());
            }));
        }
        return folder.all();
    }

    private Map<String, RowResult> kept(List<RowPlan> plans) throws IOException {
        Map<String, RowResult> kept = new HashMap<>();
        Problems problems = new Problems();
        for (RowResult result : folder.all()) {
            String label = result.number() == 0 ? result.row() : result.row() + ", model " + result.number();
            if (!result.setting().equals(setting)) {
                problems.add(label + " was run with " + result.setting() + ", not with " + setting);
            }
            plans.stream()
                    .filter(plan -> plan.label().equals(label) && !result.answers(plan))
                    .forEach(plan -> problems.add(
                            label + " was run with another policy, other options or another model than asked for"));
            kept.put(label, result);
        }
        problems.throwIfAny(found -> new BadResultException(String.join(System.lineSeparator(), found)
                + System.lineSeparator() + "take another folder, or delete these results"));
        return kept;
    }
}
