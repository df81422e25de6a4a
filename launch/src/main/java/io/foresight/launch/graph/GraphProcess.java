package io.foresight.launch.graph;

import io.foresight.launch.graph.LaunchReport.End;
import io.foresight.launch.graph.LogView.Mood;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** One process of a graph over all its runs. Used by one thread. */
final class GraphProcess {
    /** State of the process. */
    private enum State {
        WAITING,
        STARTING,
        HEALTHY,
        OVERDUE,
        PAUSING,
        OVER
    }

    private final String name;
    private final ProcessPlan plan;
    private final List<GraphProcess> after;
    private final Child.Starter starter;
    private final LogView view;
    private final RestartHistory history;

    private State state = State.WAITING;
    private End end = End.NOT_STARTED;
    private Child child;
    private int starts;
    private long since;
    private boolean silent;
    private long silentSince;
    private String tooLate = "";
    private Duration pause = Duration.ZERO;
    private OptionalInt lastCode = OptionalInt.empty();
    private Optional<Double> readySeconds = Optional.empty();

    GraphProcess(String name, ProcessPlan plan, List<GraphProcess> after, Child.Starter starter, LogView view) {
        this.name = name;
        this.plan = plan;
        this.after = List.copyOf(after);
        this.starter = starter;
        this.view = view;
        this.history = new RestartHistory(plan.restart());
    }

    /** Whether processes that wait for this one may start. */
    boolean serves() {
        return state == State.HEALTHY || end == End.FINISHED;
    }

    boolean over() {
        return state == State.OVER;
    }

    boolean gaveUp() {
        return end == End.GAVE_UP;
    }

    LaunchReport.OfProcess report() {
        return new LaunchReport.OfProcess(name, end, starts, LaunchReport.boxed(lastCode), readySeconds);
    }

    /** Checks for events and performs the next actions. */
    void advance(long now) {
        switch (state) {
            case WAITING -> {
                if (after.stream().allMatch(GraphProcess::serves)) {
                    start(now);
                }
            }
            case PAUSING -> {
                if (now - since >= pause.toNanos() && after.stream().allMatch(GraphProcess::serves)) {
                    start(now);
                }
            }
            case STARTING, HEALTHY -> watch(now);
            case OVERDUE -> {
                if (child.gone() || now - since >= plan.grace().toNanos()) {
                    child.kill();
                    lastCode = child.exitCode();
                    failed(now, tooLate);
                }
            }
            case OVER -> {}
        }
    }

    private void start(long now) {
        starts++;
        readySeconds = Optional.empty();
        since = now;
        String awaited = plan.ready().equals(Readiness.DEFAULT)
                ? ""
                : "; waiting for " + plan.ready().described();
        view.event(name, Mood.PLAIN, "starts: " + plan.described() + awaited);
        try {
            child = starter.start(name, plan);
        } catch (IOException e) {
            lastCode = OptionalInt.empty();
            failed(now, "cannot be started: " + e.getMessage());
            return;
        }
        state = State.STARTING;
        silent = false;
        lastCode = OptionalInt.empty();
        watch(now);
    }

    private void watch(long now) {
        OptionalInt code = child.exitCode();
        if (state == State.STARTING && child.healthy()) {
            state = State.HEALTHY;
            readySeconds = Optional.of((now - since) * 1e-9);
            if (plan.ready().port().isPresent() || plan.ready().line().isPresent()) {
                view.event(name, Mood.GOOD, "is healthy after " + seconds(now - since));
            }
        }
        if (code.isPresent()) {
            ended(now, code.getAsInt());
        } else if (state == State.STARTING
                && now - since >= plan.ready().within().toNanos()) {
            String within = text(plan.ready().within());
            endLate(now, "is not healthy after " + within, "was not healthy within " + within);
        } else if (state == State.HEALTHY) {
            watchHealth(now);
        }
    }

    private void watchHealth(long now) {
        if (child.healthy()) {
            if (silent) {
                view.event(name, Mood.GOOD, "responds again after " + seconds(now - silentSince));
            }
            silent = false;
            return;
        }
        if (!silent) {
            silent = true;
            silentSince = now;
            view.event(
                    name,
                    Mood.CAREFUL,
                    "does not respond any more: " + plan.ready().described());
        } else if (now - silentSince >= plan.ready().lost().toNanos()) {
            String lost = text(plan.ready().lost());
            endLate(now, "has not responded for " + lost, "did not respond for " + lost);
        }
    }

    private void endLate(long now, String what, String reason) {
        view.event(name, Mood.CAREFUL, what + ": stopped");
        child.stop();
        state = State.OVERDUE;
        tooLate = reason;
        since = now;
    }

    private void ended(long now, int code) {
        child.kill(); // processes it left behind
        lastCode = OptionalInt.of(code);
        boolean healthy = state == State.HEALTHY || plan.ready().exits();
        boolean well = code == 0 && healthy;
        if (well && plan.restart().policy() != RestartRule.Policy.ALWAYS) {
            state = State.OVER;
            end = End.FINISHED;
            view.event(name, Mood.GOOD, "finished after " + seconds(now - since));
            return;
        }
        failed(now, "ended with " + meaning(code) + (healthy ? "" : " before it was healthy"));
    }

    /** Schedules a restart, or gives up. */
    private void failed(long now, String what) {
        since = now;
        if (plan.restart().policy() == RestartRule.Policy.NEVER) {
            giveUp(what);
            return;
        }
        Optional<Duration> wait = history.ended(now);
        if (wait.isEmpty()) {
            giveUp(what + ", " + history.count() + " times within "
                    + text(plan.restart().window()));
            return;
        }
        pause = wait.get();
        state = State.PAUSING;
        view.event(
                name,
                Mood.CAREFUL,
                what + "; restarts in " + text(pause) + " (" + history.count() + " of "
                        + plan.restart().attempts() + ")");
    }

    private void giveUp(String what) {
        state = State.OVER;
        end = End.GAVE_UP;
        view.event(name, Mood.BAD, what + ": given up");
    }

    /** Stops it in order, and kills it after its grace period. */
    void stop(Ticker ticker) throws InterruptedException {
        if (state == State.STARTING || state == State.HEALTHY || state == State.OVERDUE) {
            end = childEnds(ticker) ? End.STOPPED : End.KILLED;
            lastCode = child.exitCode();
        } else if (state == State.PAUSING) {
            end = End.STOPPED;
        }
        state = State.OVER;
    }

    /** Kills everything that still runs. */
    void killRemaining() {
        if (child != null && !child.gone()) {
            child.kill();
        }
    }

    private boolean childEnds(Ticker ticker) throws InterruptedException {
        long asked = ticker.nanos();
        child.stop();
        boolean gone = child.gone();
        while (!gone && ticker.nanos() - asked < plan.grace().toNanos()) {
            ticker.rest(Graph.LOOK);
            gone = child.gone();
        }
        if (gone) {
            child.exitCode(); // lets its last output lines be printed first
            view.event(name, Mood.PLAIN, "stopped in " + seconds(ticker.nanos() - asked));
        } else {
            view.event(name, Mood.BAD, "did not end within " + text(plan.grace()) + ": killed");
        }
        child.kill();
        long killed = ticker.nanos();
        while (child.exitCode().isEmpty() && ticker.nanos() - killed < Graph.KILL_PATIENCE.toNanos()) {
            ticker.rest(Graph.LOOK);
        }
        return gone;
    }

    private static String meaning(int code) {
        return switch (code) {
            case 128 + 6 -> "code 134 (SIGABRT)";
            case 128 + 9 -> "code 137 (SIGKILL)";
            case 128 + 11 -> "code 139 (SIGSEGV)";
            case 128 + 15 -> "code 143 (SIGTERM)";
            default -> "code " + code;
        };
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos * 1e-9);
    }

    private static String text(Duration time) {
        if (time.toMinutes() > 0 && time.toSecondsPart() == 0) {
            return time.toMinutes() + " min";
        }
        return time.toMillis() < 1000
                ? time.toMillis() + " ms"
                : String.format(Locale.ROOT, time.toMillisPart() == 0 ? "%.0f s" : "%.1f s", time.toMillis() * 1e-3);
    }
}
