package io.foresight.sim.raycast;

import static io.foresight.sim.raycast.BvhBuilder.BOX;

/** State of a ray while it traverses one hierarchy: its line, the nearest surface so far and the stack of boxes to visit. Reused. */
final class Ray {
    /** No link: nothing is left to visit. */
    static final int NONE = Integer.MIN_VALUE;

    /** Enlarges box tests by four units in the last place. */
    private static final float ROUNDING = 1 + 4 * 1.1920929e-7f;

    float ox;
    float oy;
    float oz;
    float dx;
    float dy;
    float dz;
    /** Surfaces nearer than this are ignored. */
    float near;
    /** Distance of the nearest surface so far; initially the maximum distance. */
    float best;

    private float ix;
    private float iy;
    private float iz;
    private int nearX;
    private int nearY;
    private int nearZ;
    private final int[] stack = new int[BvhBuilder.MAX_DEPTH];
    private final float[] stackNear = new float[BvhBuilder.MAX_DEPTH];
    private int depth;

    /** Sets the line; distances are in units of the direction's length. */
    void aim(float x, float y, float z, float towardsX, float towardsY, float towardsZ) {
        ox = x;
        oy = y;
        oz = z;
        dx = nonZero(towardsX);
        dy = nonZero(towardsY);
        dz = nonZero(towardsZ);
        ix = 1 / dx;
        iy = 1 / dy;
        iz = 1 / dz;
        nearX = ix < 0 ? 1 : 0;
        nearY = iy < 0 ? 3 : 2;
        nearZ = iz < 0 ? 5 : 4;
        depth = 0;
    }

    /** Visits a node: returns the nearer child that the ray enters and pushes the farther one; otherwise returns {@link #next}. */
    int open(float[] boxes, int[] links, int node) {
        int at = node * 2 * BOX;
        float left = enter(boxes, at);
        float right = enter(boxes, at + BOX);
        if (left <= right) {
            if (left == Float.MAX_VALUE) {
                return next();
            }
            if (right < Float.MAX_VALUE) {
                stack[depth] = links[2 * node + 1];
                stackNear[depth++] = right;
            }
            return links[2 * node];
        }
        if (left < Float.MAX_VALUE) {
            stack[depth] = links[2 * node];
            stackNear[depth++] = left;
        }
        return links[2 * node + 1];
    }

    /** Pops the nearest link that may still contain something nearer than {@link #best}, or {@link #NONE}. */
    int next() {
        while (depth > 0) {
            depth--;
            if (stackNear[depth] < best) {
                return stack[depth];
            }
        }
        return NONE;
    }

    /** Distance at which the ray enters the box, or MAX_VALUE where it misses the box or enters it beyond {@link #best}. */
    float enter(float[] boxes, int at) {
        float enter = (boxes[at + nearX] - ox) * ix;
        float leave = (boxes[at + 1 - nearX] - ox) * ix;
        float enterY = (boxes[at + nearY] - oy) * iy;
        float leaveY = (boxes[at + 5 - nearY] - oy) * iy;
        enter = enterY > enter ? enterY : enter;
        leave = leaveY < leave ? leaveY : leave;
        float enterZ = (boxes[at + nearZ] - oz) * iz;
        float leaveZ = (boxes[at + 9 - nearZ] - oz) * iz;
        enter = enterZ > enter ? enterZ : enter;
        leave = leaveZ < leave ? leaveZ : leave;
        return enter <= leave * ROUNDING && leave >= near && enter < best ? enter : Float.MAX_VALUE;
    }

    private static float nonZero(float component) {
        return Math.abs(component) < 1e-18f ? 1e-18f : component;
    }
}
