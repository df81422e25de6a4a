package io.foresight.reflect.policy;

import io.foresight.planner.policy.Reflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells what a decision's time goes to: time passes in the stage that was entered last. A clock a decision, one thread. */
public final class StageClock {
    private final long[] nanos = new long[Stage.values().length];
    private final int[] calls = new int[nanos.length];
    private Stage now = Stage.DRAW;
    private long since = System.nanoTime();

    /** Parts of a decision. */
    public enum Stage {
        /** Pictures come in; a simulated scene is drawn. */
        DRAW,
        /** Networks read pictures. */
        ENCODE,
        /** What was read and what happened change the belief, and samples of it are drawn. */
        BELIEVE,
        /** A proposer names actions. */
        PROPOSE,
        /** It is counted what would be best in each sample, or imagined paths are judged. */
        WEIGH,
        /** Plans are imagined, and valued where that is one thing: one plan a call, or one batch of plans. */
        IMAGINE,
        /** The decision is written down. */
        TRACE
    }

    /** From now on time passes in this stage; a call of it begins. */
    public void enter(Stage stage) {
        long time = System.nanoTime();
        nanos[now.ordinal()] += time - since;
        calls[stage.ordinal()]++;
        since = time;
        now = stage;
    }

    /** The stages that were entered so far. */
    public List<Reflection.Stage> stages() {
        long time = System.nanoTime();
        nanos[now.ordinal()] += time - since;
        since = time;
        List<Reflection.Stage> stages = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            if (calls[stage.ordinal()] > 0) {
                stages.add(new Reflection.Stage(
                        stage.name().toLowerCase(Locale.ROOT), calls[stage.ordinal()], nanos[stage.ordinal()] * 1e-9));
            }
        }
        return stages;
    }
}
