package io.foresight.launch.assembly;

import io.foresight.planner.render.Camera;
import io.foresight.planner.render.FilmStrip;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Scene;
import io.foresight.planner.world.StepResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;

/** A world that writes each episode as a film strip, when the next one begins or the world is closed. */
public final class FilmedWorld implements AssemblyWorld {
    /** Frames per row of the strip. */
    public static final int COLUMNS = 6;

    private static final int WIDTH = 256;
    private static final int HEIGHT = 192;

    private final AssemblyWorld world;
    private final Function<AssemblyTask, Path> files;
    private final SceneRenderer renderer = new SceneRenderer(WIDTH, HEIGHT);
    private FilmStrip strip;
    private int actions;

    /**
     * Takes ownership of {@code world}.
     *
     * @param files returns the file for the strip of a task
     */
    public FilmedWorld(AssemblyWorld world, Function<AssemblyTask, Path> files) {
        this.world = world;
        this.files = files;
    }

    @Override
    public void reset(AssemblyTask task, AssemblyState start, long seed) {
        develop();
        world.reset(task, start, seed);
        AssemblyState goal = AssemblyState.goal(task.board().pieces().size());
        strip = new FilmStrip(task.id() + ", " + world.kind() + " world", picture(Arrangement.of(task, goal)));
        strip.add(picture(world.observe()), "start");
        actions = 0;
    }

    @Override
    public StepResult step(Action action) {
        StepResult result = world.step(action);
        strip.add(picture(world.observe()), action.text(world.task().board()), result.outcome());
        actions++;
        return result;
    }

    @Override
    public void close() {
        develop();
        world.close();
    }

    private void develop() {
        if (strip == null || actions == 0) {
            return;
        }
        try {
            strip.write(files.apply(world.task()), COLUMNS);
            strip = null;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the film strip of " + world.task().id() + " cannot be written: " + e.getMessage(), e);
        }
    }

    private Picture picture(Scene scene) {
        return renderer.render(scene, Camera.fixed()).picture();
    }

    @Override
    public String kind() {
        return world.kind();
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
}
