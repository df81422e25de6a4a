package io.foresight.reflect.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.policy.PieceNumbering;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.TaskPictures;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Arrangement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageDifferenceTest {
    private static final int SIDE = 224;
    private static final List<AssemblyTask> TASKS = TaskSplit.VAL.tasks(20);

    private final TaskPictures pictures = new TaskPictures(SIDE, SIDE, Cameras.FIXED);
    private final ImageDifference difference = new ImageDifference(SIDE);

    @Test
    void picksUpThePieceThatIsNotAtItsPlace() {
        int right = 0;
        int asked = 0;
        for (AssemblyTask task : TASKS) {
            Piece top = top(task);
            if (top.colour() != Colour.GRAY && has(task, top)) {
                asked++;
                Action wanted = Action.pickUp(number(task, top));
                right += best(task, out(task, top, Place.TABLE, false)).equals(wanted) ? 1 : 0;
            }
        }
        assertThat(asked).isGreaterThan(10);
        assertThat(right).isGreaterThanOrEqualTo(asked * 9 / 10);
    }

    @Test
    void insertsWhatItHoldsAndTurnsItWhenThatDidNotGo() {
        AssemblyTask task = taskWithNailOnTop();
        Piece nail = top(task);
        int number = number(task, nail);
        SkillReport taken = new SkillReport(Action.pickUp(number), true);
        AssemblyState upright = out(task, nail, Place.HELD, false);
        assertThat(best(task, upright, taken)).isEqualTo(Action.insert(number));
        SkillReport failed = new SkillReport(Action.insert(number), false);
        assertThat(best(task, upright, taken, failed)).isEqualTo(Action.reorient(number));
        SkillReport turned = new SkillReport(Action.reorient(number), false);
        assertThat(best(task, upright, taken, failed, turned)).isEqualTo(Action.insert(number));
        assertThat(best(task, out(task, nail, Place.HELD, true), taken)).isEqualTo(Action.reorient(number));
    }

    @Test
    void whatFellFromTheHandIsPickedUpAgain() {
        AssemblyTask task = taskWithNailOnTop();
        Piece nail = top(task);
        int number = number(task, nail);
        AssemblyState dropped = out(task, nail, Place.TABLE, true);
        assertThat(best(
                        task,
                        dropped,
                        new SkillReport(Action.pickUp(number), true),
                        new SkillReport(Action.insert(number), false)))
                .isEqualTo(Action.pickUp(number));
    }

    @Test
    void scenesThatLookTheSameAreEqual() {
        AssemblyTask task = TASKS.get(0);
        Object start = difference.look(situation(task, task.start()));
        assertThat(start).isEqualTo(difference.look(situation(task, task.start())));
        assertThat(start)
                .isNotEqualTo(difference.look(
                        situation(task, AssemblyState.goal(task.start().pieces()))));
    }

    private static AssemblyTask taskWithNailOnTop() {
        return TASKS.stream()
                .filter(task -> top(task).kind() == Piece.Kind.NAIL && top(task).colour() != Colour.GRAY)
                .findFirst()
                .orElseThrow();
    }

    private static Piece top(AssemblyTask task) {
        List<Piece> pieces = task.board().pieces();
        return pieces.get(pieces.size() - 1);
    }

    /** Does the goal show enough of it? */
    private boolean has(AssemblyTask task, Piece piece) {
        int pixels = 0;
        for (int at = 0; at < SIDE * SIDE; at++) {
            pixels += io.foresight.reflect.network.ColourPlanes.likeness(
                                    pictures.goal(task).rgb(at % SIDE, at / SIDE), piece.colour())
                            > 0.5
                    ? 1
                    : 0;
        }
        return pixels > 20;
    }

    private static AssemblyState out(AssemblyTask task, Piece piece, Place place, boolean lying) {
        return AssemblyState.goal(task.board().pieces().size()).with(piece.index(), place, lying);
    }

    private static int number(AssemblyTask task, Piece piece) {
        return PieceNumbering.byColour(task.board()).colours().indexOf(piece.colour());
    }

    private Action best(AssemblyTask task, AssemblyState state, SkillReport... reports) {
        return difference
                .propose(situation(task, state, reports), Optional.empty(), Duration.ofSeconds(1))
                .best();
    }

    private Situation situation(AssemblyTask task, AssemblyState state, SkillReport... reports) {
        return Situation.ofPictures(
                PieceNumbering.byColour(task.board()).colours(),
                Optional.empty(),
                List.of(reports),
                50,
                pictures.scene(Arrangement.of(task, state)),
                pictures.goal(task));
    }
}
