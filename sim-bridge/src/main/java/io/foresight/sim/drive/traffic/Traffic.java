package io.foresight.sim.drive.traffic;

import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.RandomDraws.chance;

import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.drive.street.Street;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * All moving road users of a street, including the ego vehicle. Each follows its lane and the road user in front, and stops where a
 * crossing is not open. Deterministic.
 */
public final class Traffic {
    /** Metres from the road's start at which the ego starts. */
    public static final double EGO_START = 105;

    private final Street street;
    private final SplittableRandom random;
    private final RoadUserGenerator generator;
    private final Lanes lanes;
    private final Map<Lane, List<RoadUser>> users = new LinkedHashMap<>(); // front to back in each lane
    private final Map<Lane, Double> nextEntry = new LinkedHashMap<>();
    private final RoadUser ego;
    private double time;

    /**
     * Places road users on the street.
     *
     * @param firstId first id of road users, counting up
     * @param density about 1 is normal; 0 for the ego vehicle alone
     */
    public Traffic(Street street, Fleet fleet, int firstId, double density, SplittableRandom random) {
        this.street = street;
        this.random = random;
        this.generator = new RoadUserGenerator(street, fleet, random, firstId);
        this.lanes = new Lanes(street.plan(), random);
        lanes.lay();
        Lane egoLane = egoLane();
        ego = generator.ego(egoLane);
        for (Lane lane : lanes.lanes()) {
            double spacing = generator.spacing(lane) / Math.max(1e-6, density);
            List<RoadUser> here = new ArrayList<>();
            fill(lane, here, lane.equals(egoLane), spacing);
            users.put(lane, here);
            nextEntry.put(lane, spacing);
        }
    }

    private Lane egoLane() {
        List<Lane> own = lanes.lanes().stream()
                .filter(lane -> lane.use() == Lane.Use.VEHICLES && lane.across() == null && lane.forward())
                .toList();
        return own.get(random.nextInt(own.size()));
    }

    private void fill(Lane lane, List<RoadUser> here, boolean egos, double spacing) {
        double u = lane.length() - between(random, 1, Math.min(1e6, 1 + spacing));
        boolean egoIn = !egos;
        while (u > 3) {
            RoadUser next = generator.draw(lane);
            double front = u;
            if (!egoIn && front - next.body().length() < ego.front() + 6) {
                here.add(ego);
                egoIn = true;
                u = ego.rear() - 3 - between(random, 0, spacing);
                continue;
            }
            double middle = front - next.body().length() / 2;
            if (middle - next.body().length() / 2 < 1) {
                break;
            }
            if (clearOfStops(lane, next, middle)) {
                next.put(middle, Math.min(next.wanted() * between(random, 0.7, 0.95), stoppable(lane, front)));
                here.add(next);
            }
            double gap = lane.use() == Lane.Use.VEHICLES ? 4 + 1.2 * next.wanted() : 1.5;
            u = middle - next.body().length() / 2 - gap - between(random, 0, 2 * spacing);
        }
        if (!egoIn) {
            here.add(ego);
        }
    }

    // no road user starts inside a crossing
    private static boolean clearOfStops(Lane lane, RoadUser user, double middle) {
        double half = user.body().length() / 2;
        for (StopLine stop : lane.stops()) {
            if (middle + half > stop.at() && middle - half < stop.exit()) {
                return false;
            }
        }
        return true;
    }

    // the speed at which stopping at the next stop line is still possible
    private static double stoppable(Lane lane, double front) {
        for (StopLine stop : lane.stops()) {
            if (front <= stop.at()) {
                return Math.sqrt(2 * 3.0 * (stop.at() - front));
            }
        }
        return 1e9;
    }

    /** The ego vehicle; it takes part in the traffic but is not among {@link #others()}. */
    public RoadUser ego() {
        return ego;
    }

    /** All road users except the ego vehicle. */
    public List<RoadUser> others() {
        List<RoadUser> all = new ArrayList<>();
        for (List<RoadUser> here : users.values()) {
            for (RoadUser user : here) {
                if (user != ego) {
                    all.add(user);
                }
            }
        }
        return all;
    }

    /** Seconds since the start. */
    public double time() {
        return time;
    }

    /** The first unused id. */
    public int nextId() {
        return generator.nextId();
    }

    /** Advances all road users by a time of at most 0.2 s. */
    public void step(double seconds) {
        if (!(seconds > 0 && seconds <= 0.2)) {
            throw new IllegalArgumentException("a step must last (0, 0.2] s, got " + seconds + " s");
        }
        occupy();
        for (Map.Entry<Lane, List<RoadUser>> entry : users.entrySet()) {
            move(entry.getKey(), entry.getValue(), seconds);
        }
        time += seconds;
    }

    private void occupy() {
        for (Crossing crossing : lanes.crossings()) {
            crossing.clear();
        }
        for (Map.Entry<Lane, List<RoadUser>> entry : users.entrySet()) {
            for (StopLine stop : entry.getKey().stops()) {
                for (RoadUser user : entry.getValue()) {
                    if (user.front() > stop.at() && user.rear() < stop.exit()) {
                        stop.crossing().inside(stop.along());
                    }
                }
            }
        }
    }

    private void move(Lane lane, List<RoadUser> here, double seconds) {
        RoadUser leader = null;
        for (RoadUser user : here) {
            double limit =
                    leader == null ? 1e9 : leader.rear() - 0.2 - user.body().length() / 2;
            double gap = leader == null ? 1e9 : leader.rear() - user.front();
            double acceleration = user.following()
                    .accelerate(
                            user.speed(),
                            Math.min(user.wanted(), lane.speed() * 1.3),
                            gap,
                            leader == null ? 0 : leader.speed());
            StopLine stop = nextStop(lane, user);
            if (stop != null && mustStop(stop, user, leader)) {
                double room = stop.at() - user.front();
                acceleration = Math.min(
                        acceleration,
                        user.following()
                                .accelerate(
                                        user.speed(),
                                        user.wanted(),
                                        room + user.following().distance() - 0.3,
                                        0));
                limit = Math.min(limit, stop.at() - 0.05 - user.body().length() / 2);
            }
            user.move(acceleration, seconds, Math.max(limit, user.u()), street);
            leader = user;
        }
        leaveAndEnter(lane, here, seconds);
    }

    private static StopLine nextStop(Lane lane, RoadUser user) {
        for (StopLine stop : lane.stops()) {
            if (user.front() <= stop.at()) {
                return stop;
            }
        }
        return null;
    }

    private boolean mustStop(StopLine stop, RoadUser user, RoadUser leader) {
        double room = stop.at() - user.front();
        double braking = user.speed() * user.speed() / (2 * 4.0);
        if (room > 80 || braking > room + 0.1) {
            return false; // far, or too late to stop
        }
        boolean onFoot = user.kind() == Fleet.Kind.WALKER;
        double needed = onFoot ? (stop.exit() - stop.at()) / Math.max(0.5, user.wanted()) : 0;
        if (!stop.crossing().open(stop.along(), time, needed)) {
            return true;
        }
        return leader != null && leader.rear() < stop.exit() + user.body().length() + 2.5 && leader.speed() < 3;
    }

    private void leaveAndEnter(Lane lane, List<RoadUser> here, double seconds) {
        if (!here.isEmpty() && here.get(0).front() > lane.length() && here.get(0) != ego) {
            here.remove(0);
        }
        double spacing = nextEntry.get(lane);
        if (spacing > 1e5) {
            return;
        }
        double room = here.isEmpty() ? lane.length() : here.get(here.size() - 1).rear();
        double flow = Math.max(1, 0.8 * generator.usualSpeed(lane)) / (spacing + 8);
        if (room > 30 && chance(random, flow * seconds)) {
            RoadUser next = generator.draw(lane);
            next.put(next.body().length() / 2 + 0.1, 0.6 * Math.min(next.wanted(), 0.3 * room));
            here.add(next);
        }
    }
}
