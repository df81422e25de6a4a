package io.foresight.sim.node.assembly;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Scene;
import io.foresight.planner.world.StepResult;
import java.util.concurrent.CountDownLatch;

/** A world in which a certain step, and each after it, does not come to its end before it is let go or interrupted. */
final class HangingWorld implements AssemblyWorld {
    private final AssemblyWorld world;
    private final int hangingStep;
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);
    private int steps;

    HangingWorld(AssemblyWorld world, int hangingStep) {
        this.world = world;
        this.hangingStep = hangingStep;
    }

    boolean hangs() {
        return hanging.getCount() == 0;
    }

    void letGo() {
        letGo.countDown();
    }

    @Override
    public StepResult step(Action action) {
        if (++steps >= hangingStep) {
            hanging.countDown();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PlannerException(PlannerException.Code.WORLD_BROKEN, "interrupted", e);
            }
        }
        return world.step(action);
    }

    @Override
    public String kind() {
        return world.kind();
    }

    @Override
    public void reset(AssemblyTask task, AssemblyState start, long seed) {
        world.reset(task, start, seed);
    }

    @Override
    public AssemblyTask task() {
        return world.task();
    }

    @Override
    public AssemblyState state() {
        return world.state();
    }

    @Override
    public boolean finished() {
        return world.finished();
    }

    @Override
    public Scene observe() {
        return world.observe();
    }

    @Override
    public byte[] save() {
        return world.save();
    }

    @Override
    public void restore(byte[] saved) {
        world.restore(saved);
    }

    @Override
    public void reseed(long seed) {
        world.reseed(seed);
    }

    @Override
    public void close() {
        world.close();
    }
}
