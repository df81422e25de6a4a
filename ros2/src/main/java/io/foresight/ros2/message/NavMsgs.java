package io.foresight.ros2.message;

import static io.foresight.ros2.cdr.WireType.INT8;
import static io.foresight.ros2.cdr.WireType.UINT32;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.cdr.Wire;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.GeometryMsgs.Pose;
import io.foresight.ros2.message.GeometryMsgs.PoseStamped;
import io.foresight.ros2.message.GeometryMsgs.PoseWithCovariance;
import io.foresight.ros2.message.GeometryMsgs.TwistWithCovariance;
import io.foresight.ros2.message.StdMsgs.Header;
import java.util.List;

/** {@code nav_msgs}: odometry, occupancy grids and paths. */
@RosPackage("nav_msgs")
public final class NavMsgs {
    private NavMsgs() {}

    /** The pose of the child frame in the header's frame, and the velocity in the child frame. */
    public record Odometry(Header header, String childFrameId, PoseWithCovariance pose, TwistWithCovariance twist) {}

    /** A grid's time, cell size (metres), size (cells) and the pose of the corner of cell (0, 0). */
    public record MapMetaData(
            Time mapLoadTime,
            float resolution,
            @Wire(UINT32) long width,
            @Wire(UINT32) long height,
            Pose origin) {}

    /** Occupancy of the cells, row by row from (0, 0), x first: 0 to 100 percent, -1 unknown. */
    public record OccupancyGrid(
            Header header, MapMetaData info, @Wire(INT8) Bytes data) {}

    /** A path of poses. */
    public record Path(Header header, List<PoseStamped> poses) {}
}
