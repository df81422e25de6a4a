package io.foresight.reflect.learn;

import io.foresight.core.file.Sha256;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.TaskPictures;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Dependencies;
import io.foresight.reflect.network.OrderNetwork;
import io.foresight.reflect.network.PictureWindow;
import io.foresight.tensor.train.Batch;
import io.foresight.tensor.train.BatchSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** All pairs of pieces of some boards, with which lies over which, drawn while they are needed. A batch follows from seed and number. */
final class OrderBatches implements BatchSource {
    private final TrainingTasks tasks;
    private final int side;
    private final int boards;
    private final long seed;
    private final ThreadLocal<TaskPictures> pictures;

    /**
     * @param side of the pictures, pixels
     * @param boards in a batch
     */
    OrderBatches(TrainingTasks tasks, int side, int boards, long seed) {
        this.tasks = tasks;
        this.side = side;
        this.boards = boards;
        this.seed = seed;
        pictures = ThreadLocal.withInitial(() -> new TaskPictures(side, side, Cameras.FIXED));
    }

    @Override
    public Batch batch(long index) {
        PictureWindow window = PictureWindow.BOARD;
        byte[] goals = new byte[boards * window.bytes(side)];
        List<Integer> picture = new ArrayList<>();
        List<float[]> colour = new ArrayList<>();
        List<Integer> first = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        List<Integer> label = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int b = 0; b < boards; b++) {
            long position = index * boards + b;
            AssemblyTask task = tasks.task(seed, position);
            SplittableRandom random = new SplittableRandom(seed ^ position);
            window.cut(pictures.get().goal(task), goals, b * window.bytes(side));
            List<float[]> rgb = PictureBatch.coloursOf(task.board());
            int before = colour.size();
            for (int i = 0; i < rgb.size(); i++) {
                picture.add(b);
                colour.add(rgb.get(i));
                for (int j = 0; j < i; j++) {
                    boolean swap = random.nextBoolean();
                    first.add(before + (swap ? j : i));
                    second.add(before + (swap ? i : j));
                    label.add(swap ? label(task, j, i) : label(task, i, j));
                }
            }
            ids.add(task.id());
        }
        return new Batch(
                List.of(
                        PictureBatch.pictures("goal", goals, boards, window.rows(side), window.columns(side)),
                        PictureBatch.numbers("picture", picture),
                        PictureBatch.colours("colour", colour),
                        PictureBatch.numbers("first", first),
                        PictureBatch.numbers("second", second),
                        PictureBatch.numbers("label", label)),
                ids);
    }

    /** Class of a pair of pieces. */
    static int label(AssemblyTask task, int first, int second) {
        Dependencies order = task.board().dependencies();
        if ((order.successors(first) >> second & 1) != 0) {
            return OrderNetwork.SECOND_OVER;
        }
        return (order.predecessors(first) >> second & 1) != 0 ? OrderNetwork.FIRST_OVER : OrderNetwork.APART;
    }

    @Override
    public long samplesPerEpoch() {
        return tasks.boards();
    }

    @Override
    public int batchSize() {
        return boards;
    }

    @Override
    public String indexHash() {
        return Sha256.hex(("order " + tasks.index() + " " + side + " " + seed).getBytes(StandardCharsets.UTF_8));
    }
}
