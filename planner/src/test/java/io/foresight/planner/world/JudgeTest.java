package io.foresight.planner.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.Slot;
import io.foresight.planner.task.TaskGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JudgeTest {
    /** A beam along x, one along y over it, and a nail through both, on a board of 30 x 28 x 5 voxels. */
    private static final AssemblyTask TASK = new AssemblyTask(
            "crossing",
            1,
            2,
            new Board(
                    Colour.GRAY,
                    30,
                    28,
                    5,
                    List.of(new Cuboid(0, 0, 0, 30, 28, 1)),
                    List.of(
                            new Piece(0, Colour.RED, Piece.Kind.BEAM, List.of(new Cuboid(5, 12, 1, 25, 16, 6))),
                            new Piece(1, Colour.GREEN, Piece.Kind.BEAM, List.of(new Cuboid(13, 4, 2, 16, 24, 8))),
                            new Piece(
                                    2,
                                    Colour.BLUE,
                                    Piece.Kind.NAIL,
                                    List.of(new Cuboid(14, 13, 1, 16, 15, 8), new Cuboid(13, 12, 8, 17, 16, 11)))),
                    new Dependencies(0, 0b1, 0b11)),
            Pose.at(0.04, 0.17, 0, 0.7),
            List.of(new Slot(-0.2, -0.15, 1, 0), new Slot(0.0, -0.3, -2, 1), new Slot(0.1, -0.1, 0.4, -1)),
            0b1);

    @Test
    void readsBackEveryStateThatIsLaidOut() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 5_000; i++) {
            AssemblyState state = randomState(random, 3);
            assertThat(Judge.state(TASK, Arrangement.of(TASK, state), state.held()))
                    .isEqualTo(state);
        }
    }

    @Test
    void readsBackEveryStateOfGeneratedTasks() {
        SplittableRandom random = new SplittableRandom(4);
        for (int seed = 0; seed < 300; seed++) {
            AssemblyTask task = TaskGenerator.generate("generated", seed, 1_000 + seed);
            for (int i = 0; i < 10; i++) {
                AssemblyState state = randomState(random, task.board().pieces().size());
                assertThat(Judge.state(task, Arrangement.of(task, state), state.held()))
                        .isEqualTo(state);
            }
        }
    }

    @Test
    void readsBackTheSameStateWhenTheBoardWasPushedAway() {
        Pose push = Pose.at(0.02, -0.01, 0.001, 0.1);
        AssemblyState state = new AssemblyState(3, 0b101, 0b010, 0, 0, -1);
        Scene scene = Arrangement.of(TASK, state);
        List<Pose> pushed = scene.poses().stream().map(push::times).toList();
        Scene moved = new Scene(scene.board(), push.times(scene.boardPose()), pushed, scene.gripper(), 0);
        assertThat(Judge.state(TASK, moved, -1)).isEqualTo(state);
    }

    @Test
    void seatsWithinFiveMillimetresAndALittleTurn() {
        Pose seat = TASK.board().pieces().get(0).seat(TASK.board());
        assertThat(placeOf(0, Pose.at(0.0049, 0, 0).times(seat))).isEqualTo(Place.SEATED);
        assertThat(placeOf(0, Pose.at(0, 0, 0.0051).times(seat))).isEqualTo(Place.LOOSE);
        double greatestTurn = 4 * StrictMath.asin(Judge.SEAT_ROTATION / Math.sqrt(2));
        assertThat(placeOf(0, seat.times(Pose.turned(0, 0, 1, greatestTurn - 1e-4))))
                .isEqualTo(Place.SEATED);
        assertThat(placeOf(0, seat.times(Pose.turned(0, 0, 1, greatestTurn + 1e-4))))
                .isEqualTo(Place.LOOSE);
    }

    @Test
    void aNailMayBeTurnedAboutItselfButNotTilted() {
        Pose seat = TASK.board().pieces().get(2).seat(TASK.board());
        assertThat(placeOf(2, seat.times(Pose.turned(0, 0, 1, 1.5)))).isEqualTo(Place.SEATED);
        assertThat(placeOf(2, seat.times(Pose.turned(1, 0, 0, 0.5)))).isEqualTo(Place.LOOSE);
    }

    @Test
    void leaningAgainstTheBoardIsNotOnItButReachingOverItIs() {
        double edgeX = 0.15;
        double edgeY = 0.14;
        double halfLength = 0.10;
        assertThat(placeOf(0, Pose.at(edgeX + halfLength - 0.004, 0, 0.025))).isEqualTo(Place.TABLE);
        assertThat(placeOf(0, Pose.at(edgeX + halfLength - 0.006, 0, 0.025))).isEqualTo(Place.LOOSE);
        Pose pastCorner = Pose.at(edgeX + 0.03, edgeY + 0.03, 0.025, -Math.PI / 4);
        assertThat(placeOf(0, pastCorner))
                .as("overlaps along the board's axes only")
                .isEqualTo(Place.TABLE);
        Pose overCorner = Pose.at(edgeX + 0.03, edgeY + 0.03, 0.025, Math.PI / 4);
        assertThat(placeOf(0, overCorner)).isEqualTo(Place.LOOSE);
    }

    @Test
    void whatLeftTheTableIsLostAndWhatIsHeldIsHeldWhereverItIs() {
        assertThat(placeInWorld(0, Pose.at(0, -0.4, -0.04))).isEqualTo(Place.LOST);
        assertThat(placeInWorld(0, Pose.at(0, -0.76, 0.02))).isEqualTo(Place.LOST);
        assertThat(placeInWorld(0, Pose.at(0, -0.74, 0.02))).isEqualTo(Place.TABLE);
        Scene goal = Arrangement.of(TASK, AssemblyState.goal(3));
        assertThat(Judge.state(TASK, goal, 1).place(1)).isEqualTo(Place.HELD);
    }

    @Test
    void piecesLaidOutOnTheBoardDoNotReachIntoEachOther() {
        AssemblyState state = new AssemblyState(3, 0b001, 0b110, 0, 0b010, -1);
        List<Pose> poses = Arrangement.of(TASK, state).poses();
        double topOfFirst = 0.06;
        double thicknessOfLying = 0.03;
        double heightOfNail = 0.10;
        assertThat(poses.get(1).z()).isCloseTo(topOfFirst + thicknessOfLying / 2, within(1e-9));
        assertThat(poses.get(2).z()).isCloseTo(topOfFirst + thicknessOfLying + heightOfNail / 2, within(1e-9));
    }

    @Test
    void theHeldPieceHangsBetweenFingersThatAreAsFarApartAsItIsWide() {
        Scene scene = Arrangement.of(TASK, new AssemblyState(3, 0, 0, 0, 0, 1));
        assertThat(scene.openingMetres()).isCloseTo(0.03, within(1e-9));
        Pose inGripper = scene.gripper().inverse().times(scene.poses().get(1));
        assertThat(inGripper.z()).isCloseTo(Arrangement.GRIP_METRES - 0.03, within(1e-9));
        assertThat(inGripper.rotation()[1])
                .as("its long axis y points along the gripper's x")
                .isCloseTo(1, within(1e-9));
        assertThat(Arrangement.of(TASK, TASK.start()).openingMetres()).isEqualTo(Arrangement.OPEN_METRES);
    }

    @Test
    void refusesAStateOfAnotherBoard() {
        assertThatThrownBy(() -> Arrangement.of(TASK, AssemblyState.goal(2)))
                .isInstanceOfSatisfying(PlannerException.class, refused -> assertThat(refused.code())
                        .isEqualTo(PlannerException.Code.STATE_WRONG))
                .hasMessageContaining("2 pieces");
    }

    private static Place placeOf(int piece, Pose inBoard) {
        return placeInWorld(piece, TASK.boardPose().times(inBoard));
    }

    private static Place placeInWorld(int piece, Pose inWorld) {
        Scene scene = Arrangement.of(TASK, TASK.start());
        List<Pose> poses = new ArrayList<>(scene.poses());
        poses.set(piece, inWorld);
        Scene changed = new Scene(scene.board(), scene.boardPose(), poses, scene.gripper(), 0);
        return Judge.state(TASK, changed, -1).place(piece);
    }

    private static AssemblyState randomState(SplittableRandom random, int pieces) {
        int held = random.nextInt(-1, pieces);
        int lying = 0;
        int seated = 0;
        int loose = 0;
        int lost = 0;
        for (int piece = 0; piece < pieces; piece++) {
            int bit = 1 << piece;
            int place = piece == held ? 0 : random.nextInt(4);
            seated |= place == 1 ? bit : 0;
            loose |= place == 2 ? bit : 0;
            lost |= place == 3 ? bit : 0;
            lying |= place != 1 && random.nextBoolean() ? bit : 0;
        }
        return new AssemblyState(pieces, seated, loose, lost, lying, held);
    }
}
