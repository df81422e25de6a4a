package io.foresight.ros2.message;

import static io.foresight.ros2.cdr.WireType.INT32;

import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.cdr.Wire;
import io.foresight.ros2.message.BuiltinInterfaces.Duration;
import io.foresight.ros2.message.GeometryMsgs.Point;
import io.foresight.ros2.message.GeometryMsgs.Pose;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.SensorMsgs.CompressedImage;
import io.foresight.ros2.message.StdMsgs.ColorRGBA;
import io.foresight.ros2.message.StdMsgs.Header;
import java.util.List;

/** {@code visualization_msgs} since Humble: markers for viewers. */
@RosPackage("visualization_msgs")
public final class VisualizationMsgs {
    private VisualizationMsgs() {}

    /** A texture coordinate, as fractions of width and height. */
    public record UVCoordinate(float u, float v) {}

    /** A mesh file included in the message. */
    public record MeshFile(String filename, Bytes data) {
        /** No mesh file. */
        public static final MeshFile NONE = new MeshFile("", Bytes.EMPTY);
    }

    /** A marker, identified by its namespace and id. */
    public record Marker(
            Header header,
            String ns,
            int id,
            int type,
            int action,
            Pose pose,
            Vector3 scale,
            ColorRGBA color,
            Duration lifetime,
            boolean frameLocked,
            List<Point> points,
            List<ColorRGBA> colors,
            String textureResource,
            CompressedImage texture,
            List<UVCoordinate> uvCoordinates,
            String text,
            String meshResource,
            MeshFile meshFile,
            boolean meshUseEmbeddedMaterials) {
        @Wire(INT32)
        public static final int ARROW = 0;

        @Wire(INT32)
        public static final int CUBE = 1;

        @Wire(INT32)
        public static final int SPHERE = 2;

        @Wire(INT32)
        public static final int CYLINDER = 3;

        @Wire(INT32)
        public static final int LINE_STRIP = 4;

        @Wire(INT32)
        public static final int LINE_LIST = 5;

        @Wire(INT32)
        public static final int CUBE_LIST = 6;

        @Wire(INT32)
        public static final int SPHERE_LIST = 7;

        @Wire(INT32)
        public static final int POINTS = 8;

        @Wire(INT32)
        public static final int TEXT_VIEW_FACING = 9;

        @Wire(INT32)
        public static final int MESH_RESOURCE = 10;

        @Wire(INT32)
        public static final int TRIANGLE_LIST = 11;

        @Wire(INT32)
        public static final int ARROW_STRIP = 12;

        @Wire(INT32)
        public static final int ADD = 0;

        @Wire(INT32)
        public static final int MODIFY = 0;

        @Wire(INT32)
        public static final int DELETE = 2;

        @Wire(INT32)
        public static final int DELETEALL = 3;

        /** A marker of the given type, with action ADD; without points, texture, text and mesh. */
        public static Marker body(
                Header header,
                String ns,
                int id,
                int type,
                Pose pose,
                Vector3 scale,
                ColorRGBA color,
                Duration lifetime) {
            return of(header, ns, id, type, pose, scale, color, lifetime, List.of(), "");
        }

        /** A marker with points (lines, points or shapes at the given positions), with action ADD. */
        public static Marker at(
                Header header,
                String ns,
                int id,
                int type,
                List<Point> points,
                Vector3 scale,
                ColorRGBA color,
                Duration lifetime) {
            return of(header, ns, id, type, Pose.IDENTITY, scale, color, lifetime, points, "");
        }

        /** A text that faces the viewer, with action ADD; letters are {@code height} metres high. */
        public static Marker label(
                Header header,
                String ns,
                int id,
                Pose pose,
                double height,
                String text,
                ColorRGBA color,
                Duration lifetime) {
            Vector3 scale = new Vector3(0, 0, height);
            return of(header, ns, id, TEXT_VIEW_FACING, pose, scale, color, lifetime, List.of(), text);
        }

        private static Marker of(
                Header header,
                String ns,
                int id,
                int type,
                Pose pose,
                Vector3 scale,
                ColorRGBA color,
                Duration lifetime,
                List<Point> points,
                String text) {
            return new Marker(
                    header,
                    ns,
                    id,
                    type,
                    ADD,
                    pose,
                    scale,
                    color,
                    lifetime,
                    false,
                    points,
                    List.of(),
                    "",
                    new CompressedImage(header, "", Bytes.EMPTY),
                    List.of(),
                    text,
                    "",
                    MeshFile.NONE,
                    false);
        }
    }

    /** Several markers. */
    public record MarkerArray(List<Marker> markers) {}
}
