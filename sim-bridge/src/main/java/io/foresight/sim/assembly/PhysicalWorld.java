package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Judge;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;
import io.foresight.planner.world.SavedMoment;
import io.foresight.planner.world.Scene;
import io.foresight.planner.world.StepResult;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The assembly world with rigid bodies, contacts and friction (Jolt), a gripper with bounded forces, and scripted skills. The symbolic
 * place of each piece is derived from its pose by {@link Judge}. Deterministic for the same program on the same kind of machine.
 */
public final class PhysicalWorld implements AssemblyWorld {
    /** Number of poses tried for laying a loose piece across its pocket; the first one that is stable is used. */
    private static final int WAYS = 8;

    private static final double ASIDE_METRES = 0.015;
    private static final double ASIDE_RADIANS = 0.35;

    private final PhysicalSettings settings;
    private final Chance chance = new Chance();
    private Consumer<Scene> watcher;
    private AssemblyTask task;
    private RigidScene bodies;
    private Hand hand;
    private Skills skills;
    private SavedMoment saved;
    private AssemblyState state;
    private boolean ended;
    private boolean broken;

    private PhysicalWorld(PhysicalSettings settings) {
        this.settings = settings;
    }

    /** Creates a world with the default settings. */
    public static PhysicalWorld open() {
        return open(PhysicalSettings.DEFAULT);
    }

    /**
     * Creates a world. Reset it before use, and close it afterwards.
     *
     * @throws PlannerException NATIVES_MISSING where the physics engine cannot be loaded
     */
    public static PhysicalWorld open(PhysicalSettings settings) {
        unavailable().ifPresent(reason -> {
            throw new PlannerException(PlannerException.Code.NATIVES_MISSING, reason);
        });
        return new PhysicalWorld(settings);
    }

    /** Why the physical world is not available on this machine and what to do about it; empty when it is available. */
    public static Optional<String> unavailable() {
        return JoltNatives.unavailable();
    }

    /**
     * Sets a watcher of what happens inside a skill. It is called with the scene about every 50 ms of simulated time during {@link #step},
     * on its thread, and does not affect the skill's outcome.
     *
     * @param newWatcher null for none
     */
    public void watch(Consumer<Scene> newWatcher) {
        watcher = newWatcher;
        if (hand != null) {
            hand.watch(newWatcher);
        }
    }

    @Override
    public String kind() {
        return "physical";
    }

    /**
     * {@inheritDoc}
     *
     * <p>A loose piece is laid across its pocket. Then the bodies settle; the resulting state may differ from {@code start} where that is
     * not stable.
     */
    @Override
    public void reset(AssemblyTask newTask, AssemblyState start, long seed) {
        Scene arranged = Arrangement.of(newTask, start);
        close();
        task = newTask;
        saved = new SavedMoment(kind(), newTask);
        bodies = new RigidScene(newTask.board(), settings);
        hand = new Hand(newTask, bodies, settings);
        skills = Skills.of(newTask, hand, new Arm(hand, chance, settings), settings);
        chance.seed(seed, newTask.boardSeed(), newTask.resetSeed());
        ended = false;
        broken = true;
        AssemblyState settled = null;
        int ways = start.loose() == 0 ? 1 : WAYS;
        for (int way = 0; way < ways && !start.equals(settled); way++) {
            layOut(arranged, start, way);
            hand.begin();
            hand.settle();
            settled = Judge.state(task, hand.scene(), hand.grip().held());
        }
        state = settled;
        broken = false;
        hand.watch(watcher);
    }

    private void layOut(Scene arranged, AssemblyState start, int way) {
        hand.set(Grip.EMPTY);
        bodies.place(RigidScene.BOARD, arranged.boardPose());
        for (int piece = 0; piece < arranged.poses().size(); piece++) {
            bodies.place(piece + 1, arranged.poses().get(piece));
        }
        for (int piece = 0; piece < arranged.poses().size(); piece++) {
            if (start.place(piece) == Place.LOOSE) {
                bodies.place(piece + 1, across(piece, arranged.poses().get(piece), way));
            }
        }
        if (start.held() >= 0) {
            Pose held = arranged.poses().get(start.held());
            hand.hold(start.held(), Arrangement.HOME.inverse().times(held), Pose.IDENTITY);
        }
        for (int body = 0; body < bodies.bodies(); body++) {
            bodies.wake(body);
        }
    }

    /** Exactly above its pocket a piece would fall into it; rotated and slightly offset, it comes to lie on the board. */
    private Pose across(int piece, Pose perched, int way) {
        double angle = 2 * Math.PI * way / WAYS;
        Pose beside = Pose.at(
                        perched.x() + ASIDE_METRES * StrictMath.cos(angle),
                        perched.y() + ASIDE_METRES * StrictMath.sin(angle),
                        perched.z(),
                        ASIDE_RADIANS * (1 + way))
                .times(new Pose(0, 0, 0, perched.qw(), perched.qx(), perched.qy(), perched.qz()));
        double lift = hand.clearHeight(piece, beside)
                - Silhouette.of(hand.piece(piece), beside).bottom();
        return Motion.up(beside, lift);
    }

    @Override
    public StepResult step(Action action) {
        requireTask();
        requireWhole();
        if (finished()) {
            throw new PlannerException(
                    PlannerException.Code.EPISODE_FINISHED, "the episode has ended; reset the world first");
        }
        Outcome foreseen =
                Rules.apply(task.board().dependencies(), state, action).outcome();
        if (foreseen == Outcome.ENDED) {
            ended = true;
        }
        if (foreseen == Outcome.ENDED || foreseen.kind() == Outcome.Kind.REFUSED) {
            return new StepResult(action, foreseen, state, finished());
        }
        broken = true;
        Outcome outcome = carryOut(action);
        AssemblyState after = Judge.state(task, hand.scene(), hand.grip().held());
        broken = false;
        state = after;
        return new StepResult(action, outcome, state, finished());
    }

    private Outcome carryOut(Action action) {
        hand.begin();
        return switch (action.verb()) {
            case PICK_UP -> skills.pickUp.run(action.piece(), state.place(action.piece()));
            case PUT_DOWN -> skills.putDown.run(action.piece());
            case INSERT -> skills.insert.run(action.piece(), state);
            case REORIENT -> skills.reorient.run(action.piece());
            case DONE -> Outcome.ENDED;
        };
    }

    @Override
    public AssemblyTask task() {
        requireTask();
        return task;
    }

    @Override
    public AssemblyState state() {
        requireTask();
        requireWhole();
        return state;
    }

    @Override
    public boolean finished() {
        requireTask();
        requireWhole();
        return ended || state.solved();
    }

    @Override
    public Scene observe() {
        requireTask();
        return hand.scene();
    }

    @Override
    public byte[] save() {
        requireTask();
        requireWhole();
        WorldSnapshot snapshot = new WorldSnapshot(
                settings.bodiesHash(), ended, state, hand.grip(), chance.course(), chance.drawn(), bodies.save());
        return saved.wrap(snapshot.bytes());
    }

    @Override
    public void restore(byte[] bytes) {
        requireTask();
        WorldSnapshot snapshot =
                WorldSnapshot.of(saved.unwrap(bytes), task.board().pieces().size());
        if (snapshot.bodiesHash() != settings.bodiesHash()) {
            throw new PlannerException(
                    PlannerException.Code.SAVED_STATE_FOREIGN,
                    "the state was saved in a world with other body settings (time step, density, friction or"
                            + " clearance); restore it in a world with the same settings");
        }
        broken = true;
        bodies.restore(snapshot.bodies());
        hand.set(snapshot.grip());
        chance.set(snapshot.course(), snapshot.drawn());
        ended = snapshot.ended();
        state = snapshot.state();
        broken = false;
    }

    @Override
    public void reseed(long seed) {
        chance.seed(seed);
    }

    @Override
    public void close() {
        if (bodies != null) {
            bodies.close();
            bodies = null;
            hand = null;
            skills = null;
            task = null;
        }
    }

    private void requireWhole() {
        if (broken) {
            throw new PlannerException(
                    PlannerException.Code.WORLD_BROKEN, "this world broke in an earlier step; reset or restore it");
        }
    }

    private void requireTask() {
        if (task == null) {
            throw new IllegalStateException("reset the world before use, and not after it was closed");
        }
    }

    /**
     * The scripted controllers, modelled on ReflectVLM (arXiv 2502.16707, released environment): each starts and ends with the gripper at
     * home.
     */
    private record Skills(PickUp pickUp, PutDown putDown, Insert insert, Reorient reorient) {
        static Skills of(AssemblyTask task, Hand hand, Arm arm, PhysicalSettings settings) {
            return new Skills(
                    new PickUp(hand, arm, settings),
                    new PutDown(task, hand, arm, settings),
                    new Insert(task, hand, arm, settings),
                    new Reorient(hand, arm));
        }
    }
}
