package io.foresight.sim.assembly;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Episodes back to back in one process, whose heap should be touched wholly at the start, so that whatever grows is native. */
final class PhysicalSoak {
    private static final int STEP_CAP = 50;

    private PhysicalSoak() {}

    /** Takes the number of episodes; prints how many were solved and by how many kB resident memory grew after the first tenth. */
    public static void main(String[] arguments) throws IOException {
        int episodes = Integer.parseInt(arguments[0]);
        List<AssemblyTask> tasks = TaskSplit.TEST.tasks(Math.min(episodes, 500));
        long before = 0;
        int solved = 0;
        try (PhysicalWorld world = PhysicalWorld.open()) {
            for (int episode = 0; episode < episodes; episode++) {
                AssemblyTask task = tasks.get(episode % tasks.size());
                Expert expert = new Expert(task.board().dependencies());
                world.reset(task, episode);
                for (int step = 0; step < STEP_CAP && !world.finished(); step++) {
                    world.step(expert.choose(world.state()));
                    world.restore(world.save());
                }
                solved += world.state().solved() ? 1 : 0;
                if (episode == episodes / 10) {
                    before = residentKilobytes();
                }
            }
        }
        PrintStream out = System.out;
        out.println(solved + " " + (residentKilobytes() - before));
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
