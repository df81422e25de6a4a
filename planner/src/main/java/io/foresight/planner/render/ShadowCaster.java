package io.foresight.planner.render;

import io.foresight.core.geometry.Pose;
import java.util.Arrays;

/** Finds what a solid keeps from the lamp. */
final class ShadowCaster {
    /** What was filled in last, as face 1. */
    final DepthPlanes planes;

    private final ShadowMap map;
    private final int[] found;
    private final double[] px = new double[32];
    private final double[] py = new double[32];

    /** On the cells of this map, which it leaves as it is. */
    ShadowCaster(ShadowMap map) {
        this.map = map;
        this.planes = map.emptyPlanes();
        this.found = new int[map.tiles * map.tiles];
    }

    /** What the solid keeps from the light. */
    Shadow cast(Solid solid, Pose pose) {
        planes.clear();
        fill(solid, pose);
        return new Shadow(DepthPatch.of(planes), tiles());
    }

    /** Fills in what looks at the lamp, over what was filled in before. */
    void fill(Solid solid, Pose pose) {
        double[] across = map.across;
        double[] along = map.along;
        double[] to = ShadowMap.TO_LAMP;
        double[] r = pose.rotation();
        double[] lamp = new double[9];
        for (int j = 0; j < 3; j++) {
            lamp[j] = (across[0] * r[j] + across[1] * r[3 + j] + across[2] * r[6 + j]) * map.cellsPerMetre;
            lamp[3 + j] = (along[0] * r[j] + along[1] * r[3 + j] + along[2] * r[6 + j]) * map.cellsPerMetre;
            lamp[6 + j] = to[0] * r[j] + to[1] * r[3 + j] + to[2] * r[6 + j];
        }
        double column = map.column(pose.x(), pose.y(), pose.z());
        double row = map.row(pose.x(), pose.y(), pose.z());
        double towards = map.towards(pose.x(), pose.y(), pose.z());
        for (Face face : solid.faces()) {
            double[] n = face.normal();
            double facing = n[0] * lamp[6] + n[1] * lamp[7] + n[2] * lamp[8];
            if (facing > 0.01) {
                fill(face, lamp, column, row, towards, facing);
            }
        }
    }

    private void fill(Face face, double[] lamp, double column, double row, double towards, double facing) {
        double[] n = face.normal();
        double[] c = face.corners();
        int corners = face.size();
        for (int i = 0; i < corners; i++) {
            double x = c[3 * i];
            double y = c[3 * i + 1];
            double z = c[3 * i + 2];
            px[i] = lamp[0] * x + lamp[1] * y + lamp[2] * z + column;
            py[i] = lamp[3] * x + lamp[4] * y + lamp[5] * z + row;
        }
        double scale = map.cellsPerMetre * map.cellsPerMetre;
        double right = -(n[0] * lamp[0] + n[1] * lamp[1] + n[2] * lamp[2]) / facing / scale;
        double down = -(n[0] * lamp[3] + n[1] * lamp[4] + n[2] * lamp[5]) / facing / scale;
        double first = lamp[6] * c[0] + lamp[7] * c[1] + lamp[8] * c[2] + towards;
        planes.fill(corners, px, py, first - right * px[0] - down * py[0], right, down, 1);
    }

    /** Tiles from which a lookup, which reads a square of {@link ShadowMap#LOOKUP} cells, may find something filled in. */
    private int[] tiles() {
        int side = ShadowMap.TILE;
        int beyond = ShadowMap.LOOKUP - 1;
        int count = 0;
        int firstRow = Math.max(0, planes.firstRow - beyond) / side;
        int firstColumn = Math.max(0, planes.firstColumn - beyond) / side;
        for (int row = firstRow; row * side < planes.endRow; row++) {
            for (int column = firstColumn; column * side < planes.endColumn; column++) {
                if (anyFilled(row * side, column * side, side + beyond)) {
                    found[count++] = row * map.tiles + column;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Is anything filled in in the square that begins at this cell? */
    private boolean anyFilled(int firstRow, int firstColumn, int side) {
        int endRow = Math.min(firstRow + side, planes.endRow);
        int endColumn = Math.min(firstColumn + side, planes.endColumn);
        for (int row = Math.max(firstRow, planes.firstRow); row < endRow; row++) {
            for (int column = Math.max(firstColumn, planes.firstColumn); column < endColumn; column++) {
                if (planes.face[row * planes.width + column] != 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
