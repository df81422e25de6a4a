package io.foresight.reflect.learn;

import io.foresight.core.file.Sha256;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.TaskPictures;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Arrangement;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.network.PictureWindow;
import io.foresight.tensor.train.Batch;
import io.foresight.tensor.train.BatchSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** All pieces of some scenes, with where they are, drawn while they are needed. A batch follows from seed and number. */
final class PieceBatches implements BatchSource {
    private final TrainingTasks tasks;
    private final int side;
    private final int scenes;
    private final long seed;
    private final ThreadLocal<TaskPictures> pictures;
    private final ThreadLocal<StateSampler> states = ThreadLocal.withInitial(StateSampler::new);

    /**
     * @param side of the pictures, pixels
     * @param scenes in a batch
     */
    PieceBatches(TrainingTasks tasks, int side, int scenes, long seed) {
        this.tasks = tasks;
        this.side = side;
        this.scenes = scenes;
        this.seed = seed;
        pictures = ThreadLocal.withInitial(() -> new TaskPictures(side, side, Cameras.FIXED));
    }

    @Override
    public Batch batch(long index) {
        PictureWindow window = PictureWindow.SCENE;
        int bytes = window.bytes(side);
        byte[] images = new byte[scenes * bytes];
        byte[] goals = new byte[scenes * bytes];
        List<Integer> picture = new ArrayList<>();
        List<float[]> colour = new ArrayList<>();
        List<Integer> label = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int b = 0; b < scenes; b++) {
            long position = index * scenes + b;
            AssemblyTask task = tasks.task(seed, position);
            AssemblyState state = states.get().state(task, new SplittableRandom(seed ^ position));
            window.cut(pictures.get().goal(task), goals, b * bytes);
            window.cut(pictures.get().scene(Arrangement.of(task, state)), images, b * bytes);
            List<float[]> rgb = PictureBatch.coloursOf(task.board());
            for (int piece = 0; piece < rgb.size(); piece++) {
                picture.add(b);
                colour.add(rgb.get(piece));
                label.add(PieceStatus.of(state, piece).ordinal());
            }
            ids.add(task.id());
        }
        return new Batch(
                List.of(
                        PictureBatch.pictures("image", images, scenes, window.rows(side), window.columns(side)),
                        PictureBatch.pictures("goal", goals, scenes, window.rows(side), window.columns(side)),
                        PictureBatch.numbers("picture", picture),
                        PictureBatch.colours("colour", colour),
                        PictureBatch.numbers("label", label)),
                ids);
    }

    @Override
    public long samplesPerEpoch() {
        return tasks.boards();
    }

    @Override
    public int batchSize() {
        return scenes;
    }

    @Override
    public String indexHash() {
        return Sha256.hex(("pieces " + tasks.index() + " " + side + " " + seed).getBytes(StandardCharsets.UTF_8));
    }
}
