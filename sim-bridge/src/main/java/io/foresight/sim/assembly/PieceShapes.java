package io.foresight.sim.assembly;

import com.github.stephengold.joltjni.BoxShape;
import com.github.stephengold.joltjni.ConvexHullShapeSettings;
import com.github.stephengold.joltjni.ConvexShape;
import com.github.stephengold.joltjni.CylinderShape;
import com.github.stephengold.joltjni.Quat;
import com.github.stephengold.joltjni.ShapeRefC;
import com.github.stephengold.joltjni.ShapeResult;
import com.github.stephengold.joltjni.ShapeSettingsRef;
import com.github.stephengold.joltjni.StaticCompoundShapeSettings;
import com.github.stephengold.joltjni.Vec3;
import com.github.stephengold.joltjni.readonly.Vec3Arg;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Collision shapes in the engine's units. Every block is smaller than its voxels by the side clearance along x and y and by the top
 * clearance at its upper face; a nail's shank is a cylinder, its head a hexagonal prism with two corners on the x axis.
 */
final class PieceShapes {
    /** Engine units per metre: the engine's tolerances are tuned for bodies of about one unit. */
    static final double SCALE = 10;

    /** Rounding of edges, metres. */
    private static final double EDGE = 0.0003;

    private static final double HALF_SQRT_3 = 0.8660254037844386;

    private final PhysicalSettings settings;

    PieceShapes(PhysicalSettings settings) {
        this.settings = settings;
    }

    /** The board's shape in the board's frame. The caller closes it. */
    ShapeRefC board(Board board) {
        StaticCompoundShapeSettings compound = new StaticCompoundShapeSettings();
        try (ShapeSettingsRef owner = compound.toRef()) {
            for (Cuboid block : board.cuboids()) {
                addBlock(compound, block, board.sizeX() / 2.0, board.sizeY() / 2.0, 0);
            }
            return create(owner);
        }
    }

    /** A piece's shape in its own frame. The caller closes it. */
    ShapeRefC piece(Piece piece) {
        Cuboid bounds = piece.bounds();
        double midX = (bounds.minX() + bounds.maxX()) / 2.0;
        double midY = (bounds.minY() + bounds.maxY()) / 2.0;
        double midZ = (bounds.minZ() + bounds.maxZ()) / 2.0;
        StaticCompoundShapeSettings compound = new StaticCompoundShapeSettings();
        try (ShapeSettingsRef owner = compound.toRef()) {
            if (piece.kind() == Piece.Kind.NAIL) {
                addShank(compound, piece.cuboids().get(0), midX, midY, midZ);
                addHead(compound, piece.cuboids().get(1), midX, midY, midZ);
            } else {
                for (Cuboid block : piece.cuboids()) {
                    addBlock(compound, block, midX, midY, midZ);
                }
            }
            return create(owner);
        }
    }

    private void addBlock(StaticCompoundShapeSettings compound, Cuboid block, double x, double y, double z) {
        double top = settings.topClearance();
        Vec3 half = vector(
                block.sizeX() * Board.VOXEL_METRES / 2 - settings.sideClearance(),
                block.sizeY() * Board.VOXEL_METRES / 2 - settings.sideClearance(),
                block.sizeZ() * Board.VOXEL_METRES / 2 - top / 2);
        add(compound, block, x, y, z, new Quat(), new BoxShape(half, (float) (EDGE * SCALE)));
    }

    private void addShank(StaticCompoundShapeSettings compound, Cuboid shank, double x, double y, double z) {
        double radius = shank.sizeX() * Board.VOXEL_METRES / 2 - 2 * settings.sideClearance();
        double half = shank.sizeZ() * Board.VOXEL_METRES / 2 - settings.topClearance() / 2;
        // the engine's cylinder axis is y: a quarter turn about x makes it z
        Quat upright = new Quat((float) Math.sqrt(0.5), 0, 0, (float) Math.sqrt(0.5));
        add(
                compound,
                shank,
                x,
                y,
                z,
                upright,
                new CylinderShape((float) (half * SCALE), (float) (radius * SCALE), (float) (EDGE * SCALE)));
    }

    private void addHead(StaticCompoundShapeSettings compound, Cuboid head, double x, double y, double z) {
        double radius = head.sizeX() * Board.VOXEL_METRES / 2 - settings.sideClearance();
        double half = head.sizeZ() * Board.VOXEL_METRES / 2 - settings.topClearance() / 2;
        List<Vec3Arg> corners = new ArrayList<>();
        for (double level : new double[] {-half, half}) {
            for (int side : new int[] {-1, 1}) {
                corners.add(vector(side * radius, 0, level));
                corners.add(vector(side * radius / 2, HALF_SQRT_3 * radius, level));
                corners.add(vector(side * radius / 2, -HALF_SQRT_3 * radius, level));
            }
        }
        ConvexHullShapeSettings hull = new ConvexHullShapeSettings(corners, (float) (EDGE * SCALE));
        hull.setDensity(density());
        try (ShapeSettingsRef owner = hull.toRef();
                ShapeRefC shape = create(owner)) {
            compound.addShape(middle(head, x, y, z), new Quat(), shape.getPtr());
        }
    }

    private void add(
            StaticCompoundShapeSettings compound,
            Cuboid block,
            double x,
            double y,
            double z,
            Quat turned,
            ConvexShape shape) {
        shape.setDensity(density());
        compound.addShape(middle(block, x, y, z), turned, shape);
    }

    /** Kilograms per cubic unit of the engine. */
    private float density() {
        return (float) (settings.density() / (SCALE * SCALE * SCALE));
    }

    private Vec3 middle(Cuboid block, double x, double y, double z) {
        return vector(
                ((block.minX() + block.maxX()) / 2.0 - x) * Board.VOXEL_METRES,
                ((block.minY() + block.maxY()) / 2.0 - y) * Board.VOXEL_METRES,
                ((block.minZ() + block.maxZ()) / 2.0 - z) * Board.VOXEL_METRES - settings.topClearance() / 2);
    }

    private static ShapeRefC create(ShapeSettingsRef compound) {
        try (ShapeResult made = compound.getPtr().create()) {
            if (made.hasError()) {
                throw new IllegalStateException("the physics engine rejected a shape: " + made.getError());
            }
            return made.get();
        }
    }

    private static Vec3 vector(double x, double y, double z) {
        return new Vec3(x * SCALE, y * SCALE, z * SCALE);
    }
}
