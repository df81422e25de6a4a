package io.foresight.reflect.learn;

import io.foresight.core.file.Sha256;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.TaskPictures;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.network.ImagineNetwork;
import io.foresight.reflect.read.NetworkReader;
import io.foresight.tensor.train.Batch;
import io.foresight.tensor.train.BatchSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Plans and what became of them, played, drawn and read while they are needed. Several plans begin on the way of one walk, whose pictures
 * they share. A batch follows from seed and number.
 */
final class ImagineBatches implements BatchSource {
    private static final int OF_A_WALK = 4;

    private final TrainingTasks tasks;
    private final int size;
    private final long seed;
    private final NetworkReader reader;
    private final ThreadLocal<TaskPictures> pictures;
    private final ThreadLocal<SymbolicWorld> worlds =
            ThreadLocal.withInitial(() -> new SymbolicWorld(FailureModel.CALIBRATED));

    /**
     * @param size plans in a batch
     * @param reader as trained; stays the caller's. Others who use it meanwhile hold its lock
     */
    ImagineBatches(TrainingTasks tasks, int size, long seed, NetworkReader reader) {
        this.tasks = tasks;
        this.size = size;
        this.seed = seed;
        this.reader = reader;
        int side = reader.side();
        pictures = ThreadLocal.withInitial(() -> new TaskPictures(side, side, Cameras.FIXED));
    }

    @Override
    public Batch batch(long index) {
        ImagineTargets targets = new ImagineTargets();
        List<String> ids = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed ^ index << 20);
        for (long k = 0; targets.size() < size; k++) {
            ReadWalk walk = walk(index * size + k); // no batch needs as many walks as it has plans
            int begun = Math.min(OF_A_WALK, walk.actions().size());
            for (int first = 0; first < begun && targets.size() < size; first++) {
                targets.add(walk, first);
                ids.add(walk.task().id() + " from " + first);
            }
        }
        List<Batch.Input> inputs = new ArrayList<>();
        targets.inputs(random).forEach((name, tensor) -> inputs.add(PictureBatch.tensor(name, tensor)));
        return new Batch(inputs, ids);
    }

    /** A walk, as long as plans that begin at its first moments need. */
    ReadWalk walk(long position) {
        AssemblyTask task = tasks.task(seed, position);
        SplittableRandom random = new SplittableRandom(seed ^ position);
        ImagineWalk walk = ImagineWalk.of(worlds.get(), task, ImagineNetwork.MOST_STEPS + OF_A_WALK - 1, random);
        return ReadWalk.of(task, walk, pictures.get(), reader);
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
        return Sha256.hex(
                ("imagine " + tasks.index() + " " + reader.side() + " " + seed).getBytes(StandardCharsets.UTF_8));
    }
}
