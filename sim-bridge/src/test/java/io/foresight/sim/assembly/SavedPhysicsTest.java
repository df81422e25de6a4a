package io.foresight.sim.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.SavedMoment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SavedPhysicsTest {
    private static final List<AssemblyTask> TASKS = TaskSplit.TRAIN.tasks(8);

    /** Every moment of an episode with sensible and senseless actions, one after the other. */
    private static List<byte[]> play(PhysicalWorld world, AssemblyTask task, List<Action> actions) {
        world.reset(task, 5);
        List<byte[]> moments = new ArrayList<>();
        moments.add(world.save());
        for (Action action : actions) {
            world.step(action);
            moments.add(world.save());
        }
        return moments;
    }

    private static List<Action> actions(PhysicalWorld world, AssemblyTask task) {
        SplittableRandom random = new SplittableRandom(11);
        Expert expert = new Expert(task.board().dependencies());
        List<Action> all = Action.all(task.board().pieces().size());
        List<Action> actions = new ArrayList<>();
        world.reset(task, 5);
        while (!world.finished() && actions.size() < 25) {
            Action action =
                    random.nextInt(3) > 0 ? expert.choose(world.state()) : all.get(random.nextInt(all.size() - 1));
            actions.add(action);
            world.step(action);
        }
        return actions;
    }

    @Test
    void theSameActionsGiveTheSameBytesAndGoOnFromAnyMomentInAnyWorld() {
        try (PhysicalWorld world = PhysicalWorld.open();
                PhysicalWorld other = PhysicalWorld.open()) {
            for (AssemblyTask task : TASKS) {
                List<Action> actions = actions(world, task);
                List<byte[]> unbroken = play(world, task, actions);
                assertThat(play(other, task, actions))
                        .usingElementComparator(Arrays::compare)
                        .isEqualTo(unbroken);
                int middle = actions.size() / 2;
                other.reset(task, 77);
                for (PhysicalWorld resumed : List.of(world, other)) {
                    resumed.restore(unbroken.get(middle));
                    assertThat(resumed.save()).isEqualTo(unbroken.get(middle));
                    for (int i = middle; i < actions.size(); i++) {
                        resumed.step(actions.get(i));
                        assertThat(resumed.save()).as(task.id() + " step " + i).isEqualTo(unbroken.get(i + 1));
                    }
                }
            }
        }
    }

    @Test
    void worldsInTwoThreadsDoNotMeet() throws Exception {
        AssemblyTask task = TASKS.get(0);
        List<Action> actions;
        List<byte[]> alone;
        try (PhysicalWorld world = PhysicalWorld.open()) {
            actions = actions(world, task);
            alone = play(world, task, actions);
        }
        Callable<List<byte[]>> job = () -> {
            List<byte[]> last = null;
            for (int i = 0; i < 15; i++) {
                try (PhysicalWorld world = PhysicalWorld.open()) {
                    last = play(world, task, actions);
                }
            }
            return last;
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<List<byte[]>> result : threads.invokeAll(List.of(job, job))) {
                assertThat(result.get()).usingElementComparator(Arrays::compare).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherProcessGetsTheSameBytes() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        PhysicalHash.class.getName(),
                        "5")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(other.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(other.waitFor()).isZero();
        assertThat(printed.strip()).isEqualTo(Long.toString(PhysicalHash.of(5)));
    }

    @Test
    void anotherSeedTakesAnotherCourse() {
        AssemblyTask task = SimpleTasks.task(0);
        try (PhysicalWorld world = PhysicalWorld.open()) {
            world.reset(task, 1);
            byte[] start = world.save();
            world.step(Action.pickUp(1));
            world.step(Action.insert(1));
            byte[] one = world.save();
            world.restore(start);
            world.reseed(2);
            world.step(Action.pickUp(1));
            world.step(Action.insert(1));
            assertThat(world.save()).isNotEqualTo(one);
        }
    }

    @Test
    void damagedBytesAreRefusedAndNothingChanges() {
        try (PhysicalWorld world = PhysicalWorld.open()) {
            world.reset(SimpleTasks.task(0), 1);
            byte[] start = world.save();
            world.step(Action.pickUp(1));
            byte[] now = world.save();
            for (int at = 0; at < start.length; at += 97) {
                byte[] damaged = start.clone();
                damaged[at] ^= 4;
                refused(world, damaged, PlannerException.Code.SAVED_STATE_CORRUPT);
            }
            refused(world, Arrays.copyOf(start, start.length / 2), PlannerException.Code.SAVED_STATE_CORRUPT);
            refused(world, new byte[0], PlannerException.Code.SAVED_STATE_CORRUPT);
            assertThat(world.save()).isEqualTo(now);
        }
    }

    @Test
    void soundBytesWithNonsenseInThemAreRefusedAndNothingChanges() {
        AssemblyTask task = SimpleTasks.task(0);
        SavedMoment envelope = new SavedMoment("physical", task);
        try (PhysicalWorld world = PhysicalWorld.open()) {
            world.reset(task, 1);
            byte[] now = world.save();
            byte[] body = envelope.unwrap(now);
            refused(world, envelope.wrap(new byte[20]), PlannerException.Code.SAVED_STATE_CORRUPT);
            byte[] wrongState = body.clone();
            ByteBuffer.wrap(wrongState).putInt(Long.BYTES + 1, 1 << 9);
            refused(world, envelope.wrap(wrongState), PlannerException.Code.SAVED_STATE_CORRUPT);
            assertThat(world.save()).isEqualTo(now);
        }
    }

    @Test
    void momentsOfOtherTasksAndOtherBodiesAreRefused() {
        PhysicalSettings rough = PhysicalSettings.EXACT.withFriction(0.8);
        try (PhysicalWorld world = PhysicalWorld.open();
                PhysicalWorld other = PhysicalWorld.open(rough)) {
            world.reset(SimpleTasks.task(0), 1);
            byte[] now = world.save();
            other.reset(SimpleTasks.task(1), 1);
            refused(world, other.save(), PlannerException.Code.SAVED_STATE_FOREIGN);
            other.reset(SimpleTasks.task(0), 1);
            refused(world, other.save(), PlannerException.Code.SAVED_STATE_FOREIGN);
            assertThat(world.save()).isEqualTo(now);
        }
    }

    @Test
    void bodiesThatAreNoLongerFiniteBreakTheWorldUntilItIsReset() {
        AssemblyTask task = SimpleTasks.task(0);
        SavedMoment envelope = new SavedMoment("physical", task);
        try (PhysicalWorld world = PhysicalWorld.open()) {
            world.reset(task, 1);
            byte[] start = world.save();
            byte[] body = envelope.unwrap(start);
            int poisoned = poison(
                    body, (float) (world.observe().poses().get(SimpleTasks.NAIL).x() * PieceShapes.SCALE));
            assertThat(poisoned).isPositive();
            assertThatThrownBy(() -> {
                        world.restore(envelope.wrap(body));
                        world.step(Action.pickUp(0));
                    })
                    .isInstanceOfSatisfying(PlannerException.class, e -> {
                        assertThat(e.code()).isEqualTo(PlannerException.Code.WORLD_BROKEN);
                        assertThat(e).hasMessageContaining("piece 2");
                    });
            assertThatThrownBy(() -> world.step(Action.pickUp(0))).hasMessageContaining("broke");
            world.reset(task, 1);
            assertThat(world.save()).isEqualTo(start);
        }
    }

    /** Overwrites a coordinate (little-endian in the engine's part) with NaN wherever it stands. */
    private static int poison(byte[] body, float coordinate) {
        ByteBuffer bytes = ByteBuffer.wrap(body).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        int found = 0;
        for (int at = 0; at + Float.BYTES <= body.length; at++) {
            if (Math.abs(bytes.getFloat(at) - coordinate) < 3e-3f * Math.abs(coordinate)) {
                bytes.putFloat(at, Float.NaN);
                found++;
            }
        }
        return found;
    }

    private static void refused(PhysicalWorld world, byte[] saved, PlannerException.Code code) {
        assertThatThrownBy(() -> world.restore(saved))
                .isInstanceOfSatisfying(
                        PlannerException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
