package io.foresight.ros2.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foresight.ros2.cdr.CdrException;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.message.GeometryMsgs.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A message that somebody adds. */
class OwnMessageTest {
    private static final MessageType<OwnMsgs.Route> ROUTE = MessageType.of(OwnMsgs.Route.class);

    @Test
    void aRecordNeedNotBePublic() {
        OwnMsgs.Route route = new OwnMsgs.Route("home", List.of(new Point(1, 2, 3)));

        assertThat(ROUTE.decode(ROUTE.encode(route))).isEqualTo(route);
        assertThat(ROUTE.name()).isEqualTo("own_msgs/msg/Route");
        assertThat(ROUTE.definition()).startsWith("string name_of_route\ngeometry_msgs/Point[] points\n");
    }

    @Test
    void whatARecordRefusesIsRefusedWhenItIsRead() {
        byte[] bytes = ROUTE.encode(new OwnMsgs.Route("home", List.of(Point.ORIGIN)));
        bytes[8] = 'H';

        assertThatExceptionOfType(CdrException.class)
                .isThrownBy(() -> ROUTE.decode(bytes))
                .withMessageStartingWith("own_msgs/msg/Route at byte")
                .withMessageEndingWith("rejected by Route: \"Home\" is not lower case");
    }

    @RosPackage("own_msgs")
    private static final class OwnMsgs {
        private OwnMsgs() {}

        private record Route(String nameOfRoute, List<Point> points) {
            private Route {
                if (!nameOfRoute.chars().allMatch(Character::isLowerCase)) {
                    throw new IllegalArgumentException("\"" + nameOfRoute + "\" is not lower case");
                }
            }
        }
    }
}
