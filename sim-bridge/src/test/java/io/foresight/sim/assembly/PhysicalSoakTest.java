package io.foresight.sim.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Episodes back to back. Short here; by hand with {@code -Dforesight.soak.episodes=2000}. */
class PhysicalSoakTest {
    private static final int EPISODES = Integer.getInteger("foresight.soak.episodes", 60);
    private static final int WARM_UP = Math.min(EPISODES / 2, 200);
    private static final long MOST_GROWTH_KB = 50 * 1024;

    @Test
    void episodesBackToBackNeitherLeakNorBreak() throws IOException {
        List<AssemblyTask> tasks = TaskSplit.TEST.tasks(Math.min(EPISODES, 500));
        long before = 0;
        int solved = 0;
        try (PhysicalWorld world = PhysicalWorld.open()) {
            for (int episode = 0; episode < EPISODES; episode++) {
                AssemblyTask task = tasks.get(episode % tasks.size());
                Expert expert = new Expert(task.board().dependencies());
                world.reset(task, episode);
                for (int step = 0; step < 50 && !world.finished(); step++) {
                    world.step(expert.choose(world.state()));
                    world.restore(world.save());
                }
                solved += world.state().solved() ? 1 : 0;
                if (episode == WARM_UP) {
                    before = residentKilobytes();
                }
            }
        }
        assertThat(solved).isGreaterThanOrEqualTo(EPISODES * 97 / 100);
        assertThat(residentKilobytes() - before).as("growth in kB").isLessThan(MOST_GROWTH_KB);
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
