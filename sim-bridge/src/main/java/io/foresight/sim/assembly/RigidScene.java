package io.foresight.sim.assembly;

import com.github.stephengold.joltjni.BodyCreationSettings;
import com.github.stephengold.joltjni.BodyInterface;
import com.github.stephengold.joltjni.BoxShape;
import com.github.stephengold.joltjni.JobSystemSingleThreaded;
import com.github.stephengold.joltjni.Jolt;
import com.github.stephengold.joltjni.MapObj2Bp;
import com.github.stephengold.joltjni.MassProperties;
import com.github.stephengold.joltjni.ObjVsBpFilter;
import com.github.stephengold.joltjni.ObjVsObjFilter;
import com.github.stephengold.joltjni.PhysicsSettings;
import com.github.stephengold.joltjni.PhysicsSystem;
import com.github.stephengold.joltjni.Quat;
import com.github.stephengold.joltjni.RVec3;
import com.github.stephengold.joltjni.ShapeRef;
import com.github.stephengold.joltjni.ShapeRefC;
import com.github.stephengold.joltjni.StateRecorderImpl;
import com.github.stephengold.joltjni.TempAllocatorImpl;
import com.github.stephengold.joltjni.Vec3;
import com.github.stephengold.joltjni.enumerate.EActivation;
import com.github.stephengold.joltjni.enumerate.EMotionType;
import com.github.stephengold.joltjni.readonly.ConstShape;
import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.Judge;
import java.util.Arrays;

/**
 * The rigid bodies of one task on a table: body 0 is the board, body i + 1 is piece i. The interface uses metres, kilograms and newtons,
 * internally the engine's own units. Resting bodies sleep until something touches them. The same sequence of calls gives bit-identical
 * results.
 */
final class RigidScene implements AutoCloseable {
    /** Body index of the board. */
    static final int BOARD = 0;

    private static final double SCALE = PieceShapes.SCALE;
    private static final double GRAVITY = 9.81;
    private static final double TABLE_HALF_X = Judge.TABLE_X_METRES / 2;
    private static final double TABLE_HALF_Y = Judge.TABLE_Y_METRES / 2;
    private static final double SLOP = 0.0001;
    private static final int STILL = 0;
    private static final int MOVING = 1;
    private static final int LAYERS = 2;

    private final PhysicalSettings settings;
    private final MapObj2Bp layers =
            new MapObj2Bp(LAYERS, LAYERS).add(STILL, STILL).add(MOVING, MOVING);
    private final ObjVsBpFilter layerVersus = new ObjVsBpFilter(LAYERS, LAYERS).disablePair(STILL, STILL);
    private final ObjVsObjFilter pairs = new ObjVsObjFilter(LAYERS).disablePair(STILL, STILL);
    private final TempAllocatorImpl scratch = new TempAllocatorImpl(4 << 20);
    private final JobSystemSingleThreaded jobs = new JobSystemSingleThreaded(Jolt.cMaxPhysicsJobs);
    private final PhysicsSystem system = newSystem();
    private final BodyInterface bodies;
    private final int[] ids;
    private final double[][] centres;
    private final double[] masses;
    private final double[] inertias;
    private final RVec3 position = new RVec3();
    private final Quat rotation = new Quat();

    RigidScene(Board board, PhysicalSettings settings) {
        this.settings = settings;
        system.init(LAYERS + board.pieces().size(), 0, 4096, 4096, layers, layerVersus, pairs);
        system.setGravity(0, 0, (float) (-GRAVITY * SCALE));
        try (PhysicsSettings fine = system.getPhysicsSettings()) {
            fine.setPenetrationSlop((float) (SLOP * SCALE));
            fine.setNumVelocitySteps(10);
            fine.setNumPositionSteps(4);
            fine.setAllowSleeping(false);
            fine.setDeterministicSimulation(true);
            system.setPhysicsSettings(fine);
        }
        bodies = system.getBodyInterfaceNoLock();
        int count = 1 + board.pieces().size();
        ids = new int[count];
        centres = new double[count][];
        masses = new double[count];
        inertias = new double[count];
        addTable();
        PieceShapes shapes = new PieceShapes(settings);
        double voxel = Board.VOXEL_METRES;
        try (ShapeRefC shape = shapes.board(board)) {
            addBody(BOARD, shape, board.sizeX() * voxel, board.sizeY() * voxel, board.height() * voxel);
        }
        for (Piece piece : board.pieces()) {
            Cuboid bounds = piece.bounds();
            try (ShapeRefC shape = shapes.piece(piece)) {
                addBody(
                        piece.index() + 1,
                        shape,
                        bounds.sizeX() * voxel,
                        bounds.sizeY() * voxel,
                        bounds.sizeZ() * voxel);
            }
        }
        system.optimizeBroadPhase();
    }

    /** Synchronised, because the engine's Java binding keeps all systems in one map that is not thread-safe. */
    private static PhysicsSystem newSystem() {
        synchronized (RigidScene.class) {
            return new PhysicsSystem();
        }
    }

    private void addTable() {
        double thick = 0.05;
        BoxShape top = new BoxShape(
                new Vec3(TABLE_HALF_X * SCALE, TABLE_HALF_Y * SCALE, thick / 2 * SCALE), (float) (SLOP * SCALE));
        try (ShapeRef owner = top.toRef();
                BodyCreationSettings body = new BodyCreationSettings(
                        owner.getPtr(), new RVec3(0, 0, -thick / 2 * SCALE), new Quat(), EMotionType.Static, STILL)) {
            body.setFriction((float) settings.friction());
            bodies.createAndAddBody(body, EActivation.DontActivate);
        }
    }

    /**
     * Adds a body, somewhere above the table and asleep.
     *
     * @param size of its bounding box along its axes, metres
     */
    private void addBody(int number, ShapeRefC shape, double... size) {
        ConstShape solid = shape.getPtr();
        try (BodyCreationSettings body = new BodyCreationSettings(
                solid, new RVec3(0, 0, number * 5 * SCALE), new Quat(), EMotionType.Dynamic, MOVING)) {
            body.setFriction((float) settings.friction());
            body.setRestitution(0);
            ids[number] = bodies.createAndAddBody(body, EActivation.DontActivate);
        }
        try (MassProperties properties = solid.getMassProperties()) {
            masses[number] = properties.getMass();
        }
        Vec3 centre = solid.getCenterOfMass();
        centres[number] = new double[] {centre.getX() / SCALE, centre.getY() / SCALE, centre.getZ() / SCALE};
        Arrays.sort(size);
        inertias[number] = masses[number] * (size[1] * size[1] + size[2] * size[2]) / 12;
    }

    /** Number of bodies, including the board. */
    int bodies() {
        return ids.length;
    }

    /** Mass in kilograms. */
    double mass(int body) {
        return masses[body];
    }

    /** Pose of the body's frame in the world. */
    Pose pose(int body) {
        bodies.getPositionAndRotation(ids[body], position, rotation);
        double[] at = {position.xx() / SCALE, position.yy() / SCALE, position.zz() / SCALE};
        double sum = at[0] + at[1] + at[2] + rotation.getW() + rotation.getX() + rotation.getY() + rotation.getZ();
        if (!Double.isFinite(sum)) {
            throw new PlannerException(
                    PlannerException.Code.WORLD_BROKEN,
                    name(body) + " no longer has a finite pose: " + position + " " + rotation + "; reset the world");
        }
        return new Pose(at[0], at[1], at[2], rotation.getW(), rotation.getX(), rotation.getY(), rotation.getZ());
    }

    /** Name of the body, for messages. */
    String name(int body) {
        return body == BOARD ? "the board" : "piece " + (body - 1);
    }

    /** Sets the body's pose, at rest and asleep. */
    void place(int body, Pose pose) {
        bodies.setPositionAndRotation(
                ids[body],
                new RVec3(pose.x() * SCALE, pose.y() * SCALE, pose.z() * SCALE),
                new Quat((float) pose.qx(), (float) pose.qy(), (float) pose.qz(), (float) pose.qw()),
                EActivation.DontActivate);
        bodies.setLinearAndAngularVelocity(ids[body], new Vec3(), new Vec3());
        bodies.deactivateBody(ids[body]);
    }

    /** Wakes the body and every body that it touches. */
    void wake(int body) {
        bodies.activateBody(ids[body]);
    }

    /** Puts the body to sleep at its present pose. */
    void sleep(int body) {
        bodies.deactivateBody(ids[body]);
    }

    boolean awake(int body) {
        return bodies.isActive(ids[body]);
    }

    /** Speed of the centre of mass, metres per second, plus the rotational speed of a point at 10 cm from it. */
    double speed(int body) {
        Vec3 linear = bodies.getLinearVelocity(ids[body]);
        Vec3 angular = bodies.getAngularVelocity(ids[body]);
        return linear.length() / SCALE + 0.1 * angular.length();
    }

    /**
     * Sets the body's velocity for the next step such that it approaches {@code target} with at most the given force and torque, in
     * addition to its weight.
     *
     * @param gain share of the remaining distance to cover in one step, (0, 1]
     */
    void steer(int body, Pose target, double gain, double force, double torque) {
        int id = ids[body];
        double dt = settings.timeStep();
        Pose now = pose(body);
        double[] centre = centres[body];
        double[] goal = target.transform(centre[0], centre[1], centre[2]);
        double[] at = now.transform(centre[0], centre[1], centre[2]);
        Vec3 linear = bodies.getLinearVelocity(id);
        double[] change = {
            (goal[0] - at[0]) * gain / dt - linear.getX() / SCALE,
            (goal[1] - at[1]) * gain / dt - linear.getY() / SCALE,
            (goal[2] - at[2]) * gain / dt - linear.getZ() / SCALE
        };
        double share = share(change, force / masses[body] * dt);
        Vec3 angular = bodies.getAngularVelocity(id);
        double[] turn = turn(now, target);
        double[] spin = {
            turn[0] * gain / dt - angular.getX(),
            turn[1] * gain / dt - angular.getY(),
            turn[2] * gain / dt - angular.getZ()
        };
        double spinShare = share(spin, torque / inertias[body] * dt);
        bodies.setLinearAndAngularVelocity(
                id,
                new Vec3(
                        linear.getX() + change[0] * share * SCALE,
                        linear.getY() + change[1] * share * SCALE,
                        linear.getZ() + (change[2] * share + GRAVITY * dt) * SCALE),
                new Vec3(
                        angular.getX() + spin[0] * spinShare,
                        angular.getY() + spin[1] * spinShare,
                        angular.getZ() + spin[2] * spinShare));
    }

    private static double share(double[] vector, double most) {
        double length = Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
        return length <= most ? 1 : most / length;
    }

    /** Rotation vector from one orientation to the other, in world axes, radians. */
    private static double[] turn(Pose from, Pose to) {
        Pose turn = to.times(from.inverse());
        double sign = turn.qw() < 0 ? -1 : 1;
        double sine = Math.sqrt(turn.qx() * turn.qx() + turn.qy() * turn.qy() + turn.qz() * turn.qz());
        double angle = 2 * StrictMath.atan2(sine, sign * turn.qw());
        double factor = sine < 1e-12 ? 2 * sign : sign * angle / sine;
        return new double[] {turn.qx() * factor, turn.qy() * factor, turn.qz() * factor};
    }

    /** Simulates one time step. */
    void step() {
        int error = system.update((float) settings.timeStep(), 1, scratch, jobs);
        if (error != 0) {
            throw new PlannerException(
                    PlannerException.Code.WORLD_BROKEN,
                    "the physics engine ran out of room for contacts (error " + error + "); reset the world");
        }
    }

    /** Saves the complete state of the bodies. */
    byte[] save() {
        try (StateRecorderImpl recorder = new StateRecorderImpl()) {
            system.saveState(recorder);
            return recorder.getData();
        }
    }

    /** Restores a state of a scene with the same bodies. */
    void restore(byte[] saved) {
        try (StateRecorderImpl recorder = new StateRecorderImpl()) {
            recorder.writeBytes(saved);
            if (!system.restoreState(recorder)) {
                throw new PlannerException(
                        PlannerException.Code.WORLD_BROKEN,
                        "the physics engine cannot restore this state; reset the world");
            }
        }
    }

    @Override
    public void close() {
        system.removeAllBodies();
        system.close();
        jobs.close();
        scratch.close();
        pairs.close();
        layerVersus.close();
        layers.close();
    }
}
