package io.foresight.sim.drive.traffic;

import io.foresight.sim.drive.body.Body;
import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.drive.street.Street;
import io.foresight.sim.raycast.RigidPose;

/** A road user that moves along a lane. */
public final class RoadUser {
    private final int id;
    private final Fleet.Kind kind;
    private final Body body;
    private final Lane lane;
    private final CarFollowing following;
    private final double wanted;
    private final double aside;
    private double u;
    private double speed;

    RoadUser(int id, Fleet.Kind kind, Body body, Lane lane, CarFollowing following, double wanted, double aside) {
        this.id = id;
        this.kind = kind;
        this.body = body;
        this.lane = lane;
        this.following = following;
        this.wanted = wanted;
        this.aside = aside;
    }

    /** Unique in the scene, 0 or more. */
    public int id() {
        return id;
    }

    /** Its kind. */
    public Fleet.Kind kind() {
        return kind;
    }

    /** Its shape. */
    public Body body() {
        return body;
    }

    /** Speed along its heading, m/s. */
    public double speed() {
        return speed;
    }

    Lane lane() {
        return lane;
    }

    double u() {
        return u;
    }

    double wanted() {
        return wanted;
    }

    CarFollowing following() {
        return following;
    }

    double front() {
        return u + body.length() / 2;
    }

    double rear() {
        return u - body.length() / 2;
    }

    /** Metres along the main road. */
    public double s() {
        return lane.s(u);
    }

    /** Metres across the main road, positive to the left. */
    public double d() {
        return lane.d(u, aside);
    }

    void put(double way, double atSpeed) {
        u = way;
        speed = atSpeed;
    }

    /** Advances by one step. {@code limit} is the maximum {@code u}, so that no road user drives through its leader. */
    void move(double acceleration, double seconds, double limit, Street street) {
        double next = Math.max(0, speed + acceleration * seconds);
        double way = (speed + next) / 2 * seconds / lane.stretch(street.ground(), u);
        if (u + way > limit) {
            way = Math.max(0, limit - u);
            next = 0;
        }
        u += way;
        speed = next;
    }

    /** Its pose in the world. */
    public RigidPose pose(Street street) {
        return street.ground().stand(s(), d(), lane.turn(), body.length(), body.width());
    }

    /** Yaw rate, rad/s. */
    public double yawRate(Street street) {
        double ahead = lane.heading(street, u + 1);
        return speed * (ahead - lane.heading(street, u - 1)) / 2;
    }
}
