package io.foresight.launch.graph;

import io.foresight.launch.graph.LaunchReport.Outcome;
import io.foresight.launch.graph.LogView.Mood;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Runs the processes of a launch file: each is started when those it waits for are healthy, and restarted when it failed, until all have
 * finished, one is given up, or the end is requested. Then the remaining ones are stopped one after another in reverse start order.
 */
public final class Graph {
    static final Duration LOOK = Duration.ofMillis(20);
    static final Duration KILL_PATIENCE = Duration.ofSeconds(5);

    private final List<GraphProcess> processes = new ArrayList<>();
    private final LogView view;
    private final Ticker ticker;

    Graph(LaunchFile file, Child.Starter starter, LogView view, Ticker ticker) {
        this.view = view;
        this.ticker = ticker;
        Map<String, GraphProcess> byName = new LinkedHashMap<>();
        for (String name : file.order()) {
            ProcessPlan plan = file.processes().get(name);
            List<GraphProcess> after = plan.after().stream().map(byName::get).toList();
            byName.put(name, new GraphProcess(name, plan, after, starter, view));
        }
        processes.addAll(byName.values());
    }

    /**
     * Runs a file's processes to their end; afterwards none of them runs.
     *
     * @param home folder of this installation
     * @param source the file, whose folder is the base of relative working folders
     * @param stopAsked called about fifty times a second
     */
    public static LaunchReport run(LaunchFile file, Path home, Path source, LogView view, BooleanSupplier stopAsked)
            throws IOException, InterruptedException {
        Path folder = source.toAbsolutePath().normalize().getParent();
        try (ProcessGroupReaper reaper = new ProcessGroupReaper()) {
            Child.Starter starter = ChildProcess.starter(home, folder, reaper, view);
            return new Graph(file, starter, view, Ticker.SYSTEM).run(stopAsked);
        }
    }

    LaunchReport run(BooleanSupplier stopAsked) throws InterruptedException {
        try {
            return runInOrder(stopAsked);
        } finally {
            processes.forEach(GraphProcess::killRemaining); // has an effect only if the code above failed
        }
    }

    private LaunchReport runInOrder(BooleanSupplier stopAsked) throws InterruptedException {
        long start = ticker.nanos();
        Outcome outcome = watch(stopAsked);
        if (outcome == Outcome.STOPPED) {
            view.event(Mood.PLAIN, "stopping all in reverse start order");
        } else if (outcome == Outcome.GAVE_UP) {
            view.event(Mood.BAD, "stopping all, because one was given up");
        }
        for (int i = processes.size() - 1; i >= 0; i--) {
            processes.get(i).stop(ticker);
        }
        return new LaunchReport(
                outcome,
                (ticker.nanos() - start) * 1e-9,
                processes.stream().map(GraphProcess::report).toList());
    }

    private Outcome watch(BooleanSupplier stopAsked) throws InterruptedException {
        long start = ticker.nanos();
        boolean said = false;
        while (true) {
            if (stopAsked.getAsBoolean()) {
                return Outcome.STOPPED;
            }
            for (GraphProcess process : processes) {
                process.advance(ticker.nanos());
                if (process.gaveUp()) {
                    return Outcome.GAVE_UP;
                }
            }
            if (processes.stream().allMatch(GraphProcess::over)) {
                return Outcome.FINISHED;
            }
            if (!said && processes.stream().allMatch(GraphProcess::serves)) {
                said = true;
                String after = GraphProcess.seconds(ticker.nanos() - start);
                view.event(Mood.GOOD, "all are up after " + after + "; Ctrl-C stops them in order");
            }
            ticker.rest(LOOK);
        }
    }
}
