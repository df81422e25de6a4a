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
 * Runs the processes of a launch file: each when those it waits for are healthy, again when it failed, until all finished, one gave up, or the end
 * is asked for; then ends those left in the opposite order of their start, one after another.
 */
public final class Graph {
    static final Duration LOOK = Duration.ofMillis(20);
    static final Duration KILL_PATIENCE = Duration.ofSeconds(5);

    private final List<Member> members = new ArrayList<>();
    private final LogView view;
    private final Ticker ticker;

    Graph(LaunchFile file, Child.Starter starter, LogView view, Ticker ticker) {
        this.view = view;
        this.ticker = ticker;
        Map<String, Member> byName = new LinkedHashMap<>();
        for (String name : file.order()) {
            ProcessPlan plan = file.processes().get(name);
            List<Member> after = plan.after().stream().map(byName::get).toList();
            byName.put(name, new Member(name, plan, after, starter, view));
        }
        members.addAll(byName.values());
    }

    /**
     * Runs a file's processes to their end; afterwards none of them is left.
     *
     * @param home folder of this installation
     * @param source the file, where relative working folders begin
     * @param stopAsked looked at about fifty times a second
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
            members.forEach(Member::leaveNothing); // nothing is left to do unless the above failed
        }
    }

    private LaunchReport runInOrder(BooleanSupplier stopAsked) throws InterruptedException {
        long start = ticker.nanos();
        Outcome outcome = watch(stopAsked);
        if (outcome == Outcome.STOPPED) {
            view.event(Mood.PLAIN, "stops all, last started first");
        } else if (outcome == Outcome.GAVE_UP) {
            view.event(Mood.BAD, "stops all, because one was given up");
        }
        for (int i = members.size() - 1; i >= 0; i--) {
            members.get(i).stop(ticker);
        }
        return new LaunchReport(
                outcome,
                (ticker.nanos() - start) * 1e-9,
                members.stream().map(Member::report).toList());
    }

    private Outcome watch(BooleanSupplier stopAsked) throws InterruptedException {
        long start = ticker.nanos();
        boolean said = false;
        while (true) {
            if (stopAsked.getAsBoolean()) {
                return Outcome.STOPPED;
            }
            for (Member member : members) {
                member.advance(ticker.nanos());
                if (member.gaveUp()) {
                    return Outcome.GAVE_UP;
                }
            }
            if (members.stream().allMatch(Member::over)) {
                return Outcome.FINISHED;
            }
            if (!said && members.stream().allMatch(Member::serves)) {
                said = true;
                String after = Member.seconds(ticker.nanos() - start);
                view.event(Mood.GOOD, "all are up after " + after + "; Ctrl-C ends them in order");
            }
            ticker.rest(LOOK);
        }
    }
}
