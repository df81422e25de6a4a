package io.foresight.reflect.read;

import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.FrameReader;
import io.foresight.reflect.imagine.Future;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.imagine.WorldModel;
import io.foresight.reflect.network.SceneCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imagines as ReflectVLM does (arXiv 2502.16707, section 3.3): one picture after the other, each drawn from the one before and an action by a
 * diffusion model, and read by whoever reads real pictures. One future a plan; all plans take each step together. What a plan's beginning led to
 * is kept while the present stays the same, so that a longer plan goes on from there. {@code done} changes nothing.
 *
 * <p>Chance follows from the present picture: the same plans in the same scene lead to the same pictures, until one cannot be and is drawn
 * again.
 */
public final class DiffusionWorld implements WorldModel {
    private static final Logger LOG = LoggerFactory.getLogger(DiffusionWorld.class);

    private final PictureDiffusion diffusion;
    private final FrameReader reader;
    private final Map<List<Action>, Reached> reached = new HashMap<>();
    private Observation present; // null: nothing imagined yet
    private SplittableRandom random;

    /** @param diffusion closed with this */
    DiffusionWorld(PictureDiffusion diffusion, FrameReader reader) {
        this.diffusion = diffusion;
        this.reader = reader;
    }

    private record Reached(byte[] cells, Frame frame) {}

    @Override
    public List<List<Future>> imagine(Observation now, List<List<Action>> plans) {
        enter(now);
        int longest = plans.stream().mapToInt(List::size).max().orElseThrow();
        for (int length = 1; length <= longest; length++) {
            Map<List<Action>, PictureDiffusion.Step> open = new LinkedHashMap<>();
            for (List<Action> plan : plans) {
                if (plan.size() >= length && !reached.containsKey(plan.subList(0, length))) {
                    List<Action> begun = List.copyOf(plan.subList(0, length));
                    Reached before = reached.get(begun.subList(0, length - 1));
                    Action next = begun.get(length - 1);
                    if (next.equals(Action.DONE)) {
                        reached.put(begun, before);
                    } else {
                        open.put(begun, new PictureDiffusion.Step(before.cells, next));
                    }
                }
            }
            if (!open.isEmpty()) {
                draw(open);
            }
        }
        return plans.stream().map(this::future).toList();
    }

    /** Calls of the network so far: as many as sampling steps for each step of plans that are imagined together. */
    public long calls() {
        return diffusion.calls();
    }

    private void enter(Observation now) {
        if (now.equals(present)) {
            return;
        }
        byte[] cells = SceneCells.of(now.situation().image().orElseThrow());
        present = now;
        random = new SplittableRandom(Arrays.hashCode(cells));
        reached.clear();
        reached.put(List.of(), new Reached(cells, now.frame()));
    }

    private void draw(Map<List<Action>, PictureDiffusion.Step> open) {
        Picture image = present.situation().image().orElseThrow();
        Picture goal = present.situation().goal().orElseThrow();
        List<Colour> pieces = present.situation().pieces();
        List<byte[]> drawn = diffusion.after(List.copyOf(open.values()), SceneCells.of(goal), pieces, random);
        int at = 0;
        for (List<Action> plan : open.keySet()) {
            byte[] cells = drawn.get(at++);
            Picture picture = SceneCells.enlarged(cells, image);
            Frame read = reader.frame(picture, goal, pieces);
            reached.put(
                    plan,
                    new Reached(cells, Frame.imagined(read.places().status(), read.features(), Optional.of(picture))));
        }
    }

    private List<Future> future(List<Action> plan) {
        List<Frame> frames = new ArrayList<>();
        for (int length = 1; length <= plan.size(); length++) {
            frames.add(reached.get(plan.subList(0, length)).frame);
        }
        return List.of(new Future(1, frames));
    }

    @Override
    public void close() {
        LOG.debug("event=diffusion_calls calls={}", diffusion.calls());
        diffusion.close();
    }
}
