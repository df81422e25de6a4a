package io.foresight.reflect.learn;

import io.foresight.core.file.Sha256;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.TaskPictures;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.tensor.train.Batch;
import io.foresight.tensor.train.BatchSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Demonstrations to clone, played and drawn while they are needed. A batch follows from seed and number. */
final class CloningBatches implements BatchSource {
    private static final int OF_A_TASK = 2;

    private final TrainingTasks tasks;
    private final int side;
    private final int size;
    private final long seed;
    private final FrozenViews views;
    private final ThreadLocal<TaskPictures> pictures;
    private final ThreadLocal<SymbolicWorld> worlds =
            ThreadLocal.withInitial(() -> new SymbolicWorld(FailureModel.CALIBRATED));

    /**
     * @param side of the pictures, pixels
     * @param size decisions in a batch
     * @param views stays the caller's
     */
    CloningBatches(TrainingTasks tasks, int side, int size, long seed, FrozenViews views) {
        this.tasks = tasks;
        this.side = side;
        this.size = size;
        this.seed = seed;
        this.views = views;
        pictures = ThreadLocal.withInitial(() -> new TaskPictures(side, side, Cameras.FIXED));
    }

    @Override
    public Batch batch(long index) {
        List<DecisionSample> samples = new ArrayList<>();
        for (long k = 0; samples.size() < size; k++) {
            long position = index * size + k; // no batch needs as many tasks as it has decisions
            SplittableRandom random = new SplittableRandom(seed ^ position);
            samples.addAll(Walk.decisions(worlds.get(), tasks.task(seed, position), OF_A_TASK, random));
        }
        return PolicyBatch.of(samples.subList(0, size), side, pictures.get(), views);
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
        return Sha256.hex(("cloning " + tasks.index() + " " + side + " " + seed).getBytes(StandardCharsets.UTF_8));
    }
}
