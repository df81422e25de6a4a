package io.foresight.sim.node.perceive;

import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.RosgraphMsgs.Clock;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.Publisher;
import io.foresight.ros2.node.RosNode;

/** A simulator as the graph sees it: its clock and its LiDAR, 50 ms of its time a step. */
final class FakeSimulator implements AutoCloseable {
    static final long STEP = 50_000_000;

    private final RosNode node;
    private final Publisher<Clock> clock;
    private final Publisher<PointCloud2> points;
    private long now;

    /** @param start of its time, nanoseconds */
    FakeSimulator(int domain, long start) {
        node = RosNode.open(
                new FastDds(), DdsSettings.local(domain), NodeArguments.none(), NodeDefaults.named("simulator"));
        clock = node.publisher("/clock", Clock.class, Qos.RELIABLE);
        points = node.publisher("/points", PointCloud2.class, Qos.SENSOR_DATA);
        now = start;
    }

    /** One in a process of its own: domain, seconds at which its time starts. It runs until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        try (FakeSimulator simulator =
                new FakeSimulator(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]) * 1_000_000_000L)) {
            while (true) {
                simulator.step();
                Thread.sleep(50);
            }
        }
    }

    /** Its time goes on, and the LiDAR, a whole turn each time, sees a wall. */
    void step() {
        tick();
        publish(Clouds.whole(now));
    }

    /** Its time goes on. */
    void tick() {
        now += STEP;
        clock.publish(new Clock(Time.ofNanos(now)));
    }

    void publish(PointCloud2 cloud) {
        points.publish(cloud);
    }

    long now() {
        return now;
    }

    @Override
    public void close() {
        node.close();
    }
}
