package io.foresight.sim.assembly;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/** Plays episodes and prints one number for everything that came of them, to compare processes, Java versions and machines. */
final class PhysicalHash {
    private PhysicalHash() {}

    public static void main(String[] args) {
        System.out.println(of(Integer.parseInt(args[0])));
    }

    /** Of every moment of so many episodes, with sensible and senseless actions. */
    static long of(int episodes) {
        CRC32C hash = new CRC32C();
        SplittableRandom random = new SplittableRandom(7);
        try (PhysicalWorld world = PhysicalWorld.open()) {
            for (AssemblyTask task : TaskSplit.TEST.tasks(episodes)) {
                List<Action> all = Action.all(task.board().pieces().size());
                Expert expert = new Expert(task.board().dependencies());
                world.reset(task, 9);
                for (int step = 0; step < 20 && !world.finished(); step++) {
                    boolean sensible = random.nextInt(3) > 0;
                    Action action = sensible ? expert.choose(world.state()) : all.get(random.nextInt(all.size() - 1));
                    hash.update(
                            world.step(action).outcome().name().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                    hash.update(world.save());
                }
            }
        }
        return hash.getValue();
    }
}
