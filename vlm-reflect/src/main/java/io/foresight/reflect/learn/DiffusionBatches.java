package io.foresight.reflect.learn;

import io.foresight.core.file.Sha256;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.TaskPictures;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Piece;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.network.SceneCells;
import io.foresight.reflect.read.DiffusionBatch;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.train.Batch;
import io.foresight.tensor.train.BatchSource;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Actions and the pictures before and after them, played and drawn while they are needed, with the noise to hide the second in. Some are from
 * one walk. Of one in ten the action is not told (classifier-free guidance: Ho and Salimans 2022, arXiv 2207.12598). A batch follows from seed
 * and number.
 */
final class DiffusionBatches implements BatchSource {
    private static final int OF_A_WALK = 4;
    private static final double UNTOLD = 0.1;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final TrainingTasks tasks;
    private final int side;
    private final int size;
    private final long seed;
    private final ThreadLocal<TaskPictures> pictures;
    private final ThreadLocal<SymbolicWorld> worlds =
            ThreadLocal.withInitial(() -> new SymbolicWorld(FailureModel.CALIBRATED));

    /**
     * @param side of the pictures, pixels
     * @param size actions in a batch
     */
    DiffusionBatches(TrainingTasks tasks, int side, int size, long seed) {
        this.tasks = tasks;
        this.side = side;
        this.size = size;
        this.seed = seed;
        pictures = ThreadLocal.withInitial(() -> new TaskPictures(side, side, Cameras.FIXED));
    }

    @Override
    public Batch batch(long index) {
        SplittableRandom random = new SplittableRandom(seed ^ index << 20);
        DiffusionBatch given = new DiffusionBatch();
        List<byte[]> futures = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (long k = 0; given.size() < size; k++) {
            long position = index * size + k; // no batch needs as many walks as it has actions
            AssemblyTask task = tasks.task(seed, position);
            List<Colour> pieces =
                    task.board().pieces().stream().map(Piece::colour).toList();
            ImagineWalk walk = ImagineWalk.of(worlds.get(), task, OF_A_WALK, new SplittableRandom(seed ^ position));
            byte[] goal = SceneCells.of(pictures.get().goal(task));
            byte[] before = seen(task, walk.states().get(0));
            for (int step = 0; step < walk.actions().size() && given.size() < size; step++) {
                byte[] after = seen(task, walk.states().get(step + 1));
                if (random.nextDouble() < UNTOLD) {
                    given.addUntold(before, goal);
                } else {
                    given.add(before, goal, walk.actions().get(step), pieces);
                }
                futures.add(after);
                ids.add(task.id() + " step " + step);
                before = after;
            }
        }
        Map<String, HostTensor> inputs = new LinkedHashMap<>(given.inputs());
        inputs.put("future", DiffusionBatch.cells(futures));
        inputs.put("noise", noise(random));
        inputs.put("time", times(random));
        List<Batch.Input> all = new ArrayList<>();
        inputs.forEach((name, tensor) -> all.add(PictureBatch.tensor(name, tensor)));
        return new Batch(all, ids);
    }

    private byte[] seen(AssemblyTask task, AssemblyState state) {
        return SceneCells.of(pictures.get().scene(Arrangement.of(task, state)));
    }

    private HostTensor noise(SplittableRandom random) {
        HostTensor noise = HostTensor.allocate(DType.FLOAT32, size, 3, SceneCells.SIDE, SceneCells.SIDE);
        FloatBuffer values = noise.floats();
        for (int k = 0; k < noise.count(); k++) {
            values.put(k, (float) random.nextGaussian());
        }
        return noise;
    }

    /** In (0, 1], evenly spread over the batch. */
    private HostTensor times(SplittableRandom random) {
        HostTensor times = HostTensor.allocate(DType.FLOAT32, size);
        double start = random.nextDouble();
        for (int k = 0; k < size; k++) {
            times.floats().put(k, (float) (1 - (start + k * GOLDEN) % 1));
        }
        return times;
    }

    @Override
    public long samplesPerEpoch() {
        return tasks.boards();
    }

    @Override
    public int batchSize() {
        return size;
    }

    @Override
    public String indexHash() {
        return Sha256.hex(("diffusion " + tasks.index() + " " + side + " " + seed).getBytes(StandardCharsets.UTF_8));
    }
}
