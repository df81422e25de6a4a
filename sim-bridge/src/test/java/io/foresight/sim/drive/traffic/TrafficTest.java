package io.foresight.sim.drive.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.geometry.BoxOverlap;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.drive.street.RoadKind;
import io.foresight.sim.drive.street.Street;
import io.foresight.sim.raycast.RigidPose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrafficTest {
    private static final Fleet FLEET = new Fleet(4);

    private static Street street(RoadKind kind, long seed) {
        return Street.draw(kind, 900, FLEET, new SplittableRandom(seed));
    }

    @ParameterizedTest
    @EnumSource(RoadKind.class)
    void nobodyDrivesThroughAnybodyInAMinute(RoadKind kind) {
        for (long seed = 1; seed <= 3; seed++) {
            Street street = street(kind, seed);
            Traffic traffic = new Traffic(street, FLEET, 0, 1.3, new SplittableRandom(seed));
            for (int step = 0; step < 600; step++) {
                traffic.step(0.1);
                if (step % 5 == 0) {
                    requireApart(boxes(street, traffic), kind + " seed " + seed + " step " + step);
                }
            }
        }
    }

    private record Standing(RoadUser user, Box3d box) {}

    private static List<Standing> boxes(Street street, Traffic traffic) {
        List<RoadUser> all = new ArrayList<>(traffic.others());
        all.add(traffic.ego());
        List<Standing> boxes = new ArrayList<>();
        for (RoadUser user : all) {
            RigidPose pose = user.pose(street);
            boxes.add(new Standing(
                    user,
                    new Box3d(
                            FrameId.WORLD,
                            pose.x(),
                            pose.y(),
                            pose.z(),
                            user.body().length(),
                            user.body().width(),
                            1,
                            pose.yaw())));
        }
        return boxes;
    }

    private static void requireApart(List<Standing> boxes, String when) {
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                Box3d a = boxes.get(i).box();
                Box3d b = boxes.get(j).box();
                if (Math.hypot(a.x() - b.x(), a.y() - b.y()) > 20 || bothOnFoot(boxes.get(i), boxes.get(j))) {
                    continue;
                }
                assertThat(BoxOverlap.bevIntersection(a, b))
                        .as(
                                "%s: %s at %.1f and %s at %.1f",
                                when,
                                boxes.get(i).user().kind(),
                                boxes.get(i).user().s(),
                                boxes.get(j).user().kind(),
                                boxes.get(j).user().s())
                        .isLessThan(0.02);
            }
        }
    }

    // people give way to each other in ways that lanes do not know
    private static boolean bothOnFoot(Standing a, Standing b) {
        return a.user().kind() == Fleet.Kind.WALKER && b.user().kind() == Fleet.Kind.WALKER;
    }

    @ParameterizedTest
    @EnumSource(RoadKind.class)
    void theEgoKeepsToTheMiddleOfALaneOnItsSide(RoadKind kind) {
        Street street = street(kind, 7);
        Traffic traffic = new Traffic(street, FLEET, 0, 1, new SplittableRandom(7));
        double start = traffic.ego().s();
        double lane = traffic.ego().d();
        for (int step = 0; step < 300; step++) {
            traffic.step(0.1);
            assertThat(traffic.ego().d()).isEqualTo(lane, within(1e-9));
            RigidPose pose = traffic.ego().pose(street);
            double turn = pose.yaw() - street.ground().heading(traffic.ego().s());
            assertThat(turn).isEqualTo(0, within(1e-9));
        }
        assertThat(lane).isNegative().isGreaterThan(-street.plan().laneEdge());
        assertThat(traffic.ego().s()).isGreaterThan(start);
    }

    @Test
    void idsAreUniqueAndCountFromTheGivenOne() {
        Street street = street(RoadKind.URBAN, 3);
        Traffic traffic = new Traffic(street, FLEET, 50, 1, new SplittableRandom(3));
        Set<Integer> ids = new HashSet<>();
        for (RoadUser user : traffic.others()) {
            assertThat(user.id()).isBetween(50, traffic.nextId() - 1);
            assertThat(ids.add(user.id())).isTrue();
            assertThat(user.kind().objectClass()).isIn(ObjectClass.known());
        }
        assertThat(traffic.others()).doesNotContain(traffic.ego());
    }

    @Test
    void stepsThatAreTooLongAreRefused() {
        Traffic traffic = new Traffic(street(RoadKind.COUNTRY, 1), FLEET, 0, 0, new SplittableRandom(1));
        assertThatThrownBy(() -> traffic.step(0.5)).hasMessageContaining("got 0.5 s");
    }
}
