package io.foresight.ros2.message;

import io.foresight.ros2.cdr.MessageType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All messages of this package by name. Humble's {@code rmw_dds_common} is not included: its types have the same names as the current ones.
 */
public final class MessageCatalogue {
    private static final List<Class<?>> PACKAGES = List.of(
            AutowarePerceptionMsgs.class,
            BuiltinInterfaces.class,
            DiagnosticMsgs.class,
            ForesightMsgs.class,
            GeometryMsgs.class,
            NavMsgs.class,
            RclInterfaces.class,
            RmwDdsCommon.class,
            RosgraphMsgs.class,
            SensorMsgs.class,
            StdMsgs.class,
            Tf2Msgs.class,
            UniqueIdentifierMsgs.class,
            VisionMsgs.class,
            VisualizationMsgs.class);

    private static final Map<String, MessageType<?>> TYPES = types();

    private MessageCatalogue() {}

    private static Map<String, MessageType<?>> types() {
        Map<String, MessageType<?>> types = new TreeMap<>();
        for (Class<?> rosPackage : PACKAGES) {
            Arrays.stream(rosPackage.getDeclaredClasses())
                    .filter(Class::isRecord)
                    .sorted(Comparator.comparing(Class::getName))
                    .map(message -> MessageType.of(message.asSubclass(Record.class)))
                    .forEach(type -> types.put(type.name(), type));
        }
        return types;
    }

    /** All message types, sorted by name. */
    public static Collection<MessageType<?>> all() {
        return List.copyOf(TYPES.values());
    }

    /** The message type with that name, such as {@code sensor_msgs/msg/PointCloud2}; empty for an unknown name. */
    public static Optional<MessageType<?>> named(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }
}
