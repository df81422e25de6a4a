package io.foresight.sim.lidar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import io.foresight.sim.raycast.FoliageVolume;
import io.foresight.sim.raycast.Instance;
import io.foresight.sim.raycast.Material;
import io.foresight.sim.raycast.MeshBuilder;
import io.foresight.sim.raycast.MeshBvh;
import io.foresight.sim.raycast.RigidPose;
import io.foresight.sim.raycast.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepCasterTest {
    private static final RigidPose ROOF = RigidPose.of(0, 0, 1.73, 0);
    private static final EgoMotion RESTING = EgoMotion.resting(RigidPose.IDENTITY);

    @Test
    void flatGroundLiesBelowTheSensorInRings() {
        LidarReturns sweep = new SweepCaster(exact(), ROOF).sweep(world(ground()), RESTING, SweepSettings.of(1));
        assertThat(sweep.size()).isGreaterThan(20_000);
        float[] xyzi = sweep.xyzi();
        int lastRing = 0;
        for (int i = 0; i < sweep.size(); i += 11) {
            assertThat(xyzi[4 * i + 2]).isCloseTo(-1.73f, within(1e-3f));
            assertThat((int) sweep.rings()[i]).isGreaterThanOrEqualTo(lastRing);
            assertThat(sweep.objectIds()[i]).isEqualTo(-1);
            double elevation = exact().beams().get(sweep.rings()[i]).elevation();
            double flat = Math.hypot(xyzi[4 * i], xyzi[4 * i + 1]);
            assertThat(Math.atan2(xyzi[4 * i + 2], flat)).isCloseTo(elevation, within(1e-4));
            lastRing = sweep.rings()[i];
        }
    }

    @Test
    void forwardIsSeenAtTheReferenceMomentAndBehindAtTheEnds() {
        for (boolean clockwise : new boolean[] {false, true}) {
            LidarReturns sweep =
                    new SweepCaster(turning(clockwise), ROOF).sweep(world(ground()), RESTING, SweepSettings.of(1));
            float[] xyzi = sweep.xyzi();
            for (int i = 0; i < sweep.size(); i += 11) {
                double azimuth = Math.atan2(xyzi[4 * i + 1], xyzi[4 * i]);
                double time = (clockwise ? -1 : 1) * azimuth / (2 * Math.PI) * 0.1;
                assertThat((double) sweep.timeOffsets()[i]).isCloseTo(time, within(1e-6));
            }
        }
    }

    @Test
    void compensatedWallStaysStraightWhileTheEgoDrivesAndTurns() {
        EgoMotion driving = new EgoMotion(RigidPose.of(100, 50, 0, 0.4), 12, 5, 0, 0.5);
        Instance wall = Instance.resting(
                new MeshBvh(new MeshBuilder()
                        .box(0, 0, 5, 0.5, 300, 30, Material.PLASTER)
                        .build()),
                RigidPose.of(120, 50, 0, 0),
                7);
        SweepCaster caster = new SweepCaster(exact(), new RigidPose(0.8, 0, 1.73, 0.1, 0.02, -0.01));
        LidarReturns straight = caster.sweep(world(wall), driving, SweepSettings.of(1));
        LidarReturns raw = caster.sweep(world(wall), driving, new SweepSettings(1, false, 1, Optional.empty()));
        assertThat(straight.size()).isEqualTo(raw.size()).isGreaterThan(10_000);
        double worst = 0;
        double rawWorst = 0;
        for (int i = 0; i < straight.size(); i++) {
            worst = Math.max(worst, Math.abs(worldX(straight, i, driving, caster.mounting()) - 119.75));
            rawWorst = Math.max(rawWorst, Math.abs(worldX(raw, i, driving, caster.mounting()) - 119.75));
        }
        assertThat(worst).isLessThan(2e-3);
        assertThat(rawWorst).isGreaterThan(0.2);
    }

    @Test
    void movingCarIsStretchedByItsWayWhileTheBeamPassesIt() {
        double speed = 30;
        MeshBvh side = new MeshBvh(
                new MeshBuilder().box(0, 0, 1, 4, 0.2, 2, Material.PLASTER).build());
        RigidPose beside = RigidPose.of(0, 8, 0, 0);
        double still = lengthSeen(Instance.resting(side, beside, 0));
        double along = lengthSeen(new Instance(side, beside, speed, 0, 0, 0, 0));
        double against = lengthSeen(new Instance(side, beside, -speed, 0, 0, 0, 0));
        assertThat(still).isCloseTo(4, within(0.1));
        // seen over azimuths pi/2 -+ atan(2 / 7.9) while the sensor turns counter-clockwise: front first, tail last
        double turnRate = 2 * Math.PI / 0.1;
        assertThat(still - along).isCloseTo(speed * 2 * Math.atan2(2, 7.9) / turnRate, within(0.06));
        assertThat(against - still).isCloseTo(speed * 2 * Math.atan2(2, 7.9) / turnRate, within(0.06));
    }

    @Test
    void sameSeedGivesTheSameSweepWhateverTheThreads() {
        World world = world(ground(), car(12, 3, 0), car(-9, -2, 1));
        SweepCaster caster = new SweepCaster(LidarModels.hdl64e().unit(5), ROOF);
        LidarReturns one = caster.sweep(world, RESTING, new SweepSettings(77, true, 1, Optional.empty()));
        LidarReturns three = caster.sweep(world, RESTING, new SweepSettings(77, true, 3, Optional.empty()));
        assertThat(three.xyzi()).isEqualTo(one.xyzi());
        assertThat(three.rings()).isEqualTo(one.rings());
        assertThat(three.timeOffsets()).isEqualTo(one.timeOffsets());
        assertThat(three.objectIds()).isEqualTo(one.objectIds());
        LidarReturns other = caster.sweep(world, RESTING, SweepSettings.of(78));
        assertThat(other.xyzi()).isNotEqualTo(one.xyzi());
    }

    @Test
    void glassLetsTheInteriorBeSeenAndLosesPower() {
        Instance seat = Instance.resting(
                new MeshBvh(new MeshBuilder()
                        .box(0, 0, 1.5, 0.4, 4, 3, Material.PLASTER)
                        .build()),
                RigidPose.of(4, 0, 0, 0),
                1);
        // slanted as a windscreen, so that its mirror lobe misses the sensor
        MeshBuilder sheet = new MeshBuilder().at(new RigidPose(0, 0, 0, 0, -0.9, 0));
        sheet.quad(
                sheet.vertex(0, -4, -4),
                sheet.vertex(0, 4, -4),
                sheet.vertex(0, 4, 4),
                sheet.vertex(0, -4, 4),
                Material.GLASS);
        Instance pane = Instance.resting(new MeshBvh(sheet.build()), RigidPose.of(2.5, 0, 1.5, 0), 2);
        SweepCaster caster = new SweepCaster(exact(), ROOF);
        LidarReturns bare = caster.sweep(world(seat), RESTING, SweepSettings.of(1));
        LidarReturns behind = caster.sweep(world(seat, pane), RESTING, SweepSettings.of(1));
        assertThat(count(behind, 1)).isBetween(count(bare, 1) * 8 / 10, count(bare, 1));
        assertThat(meanIntensity(behind, 1)).isLessThan(0.5 * meanIntensity(bare, 1));
    }

    @Test
    void glassSeenSquareOnFlashes() {
        Instance pane = Instance.resting(
                new MeshBvh(new MeshBuilder()
                        .box(0, 0, 1.73, 0.01, 8, 4, Material.GLASS)
                        .build()),
                RigidPose.of(10, 0, 0, 0),
                2);
        LidarReturns sweep = new SweepCaster(exact(), ROOF).sweep(world(pane), RESTING, SweepSettings.of(1));
        double centre = 0;
        double edge = 1;
        for (int i = 0; i < sweep.size(); i++) {
            double aside = Math.hypot(sweep.xyzi()[4 * i + 1], sweep.xyzi()[4 * i + 2]);
            centre = aside < 0.3 ? Math.max(centre, sweep.xyzi()[4 * i + 3]) : centre;
            edge = aside > 3.5 ? Math.min(edge, sweep.xyzi()[4 * i + 3]) : edge;
        }
        assertThat(centre).isGreaterThan(2 * edge);
    }

    @Test
    void darkCarsLoseMoreReturnsTheFartherTheyAre() {
        double before = 1;
        SweepCaster caster = new SweepCaster(exact(), ROOF);
        for (double metres : new double[] {10, 25, 40, 60}) {
            LidarReturns sweep =
                    caster.sweep(world(slanted(metres, Material.CAR_PAINT_DARK)), RESTING, SweepSettings.of(1));
            LidarReturns white = caster.sweep(world(slanted(metres, Material.PLASTER)), RESTING, SweepSettings.of(1));
            double share = (double) sweep.size() / white.size();
            assertThat(share).isLessThanOrEqualTo(before);
            before = share;
        }
        assertThat(before).isLessThan(0.3);
    }

    @Test
    void retroreflectorsReadNearFullScaleAndAsphaltFarBelow() {
        SweepCaster caster = new SweepCaster(LidarModels.vlp16(), ROOF);
        LidarReturns sign = caster.sweep(world(panel(15, Material.RETROREFLECTOR)), RESTING, SweepSettings.of(1));
        LidarReturns asphalt = caster.sweep(world(panel(15, Material.ASPHALT)), RESTING, SweepSettings.of(1));
        assertThat(meanIntensity(sign, 0)).isGreaterThan(0.7);
        assertThat(meanIntensity(asphalt, 0)).isBetween(0.03, 0.12);
    }

    @Test
    void surfacesInTheBlindZoneBlockWithoutAPoint() {
        Instance cover = Instance.resting(
                new MeshBvh(new MeshBuilder()
                        .box(0, 0, 1.73, 0.1, 1, 1, Material.PLASTER)
                        .build()),
                RigidPose.of(0.6, 0, 0, 0),
                1);
        World world = world(panel(10, Material.PLASTER), cover);
        LidarReturns sweep = new SweepCaster(exact(), ROOF).sweep(world, RESTING, SweepSettings.of(1));
        assertThat(sweep.size()).isZero();
    }

    @Test
    void foliageThinsWhatStandsBehindIt() {
        World bare = world(panel(20, Material.PLASTER));
        World grown = new World(
                List.of(panel(20, Material.PLASTER)), List.of(new FoliageVolume(10, 0, 1.73, 1, 3, 3, 0.5, -5)));
        SweepCaster caster = new SweepCaster(exact(), ROOF);
        LidarReturns before = caster.sweep(bare, RESTING, SweepSettings.of(1));
        LidarReturns after = caster.sweep(grown, RESTING, SweepSettings.of(1));
        assertThat(count(after, -5)).isGreaterThan(100);
        assertThat(count(after, 0)).isLessThan(count(before, 0)).isGreaterThan(count(before, 0) / 10);
    }

    @Test
    void egoShadowTakesItsSectors() {
        EgoShadow shadow = new EgoShadow(List.of(new EgoShadow.Sector(3, 3.4, Math.toRadians(-10))));
        SweepSettings settings = new SweepSettings(1, true, 1, Optional.of(shadow));
        LidarReturns sweep = new SweepCaster(exact(), ROOF).sweep(world(ground()), RESTING, settings);
        LidarReturns free = new SweepCaster(exact(), ROOF).sweep(world(ground()), RESTING, SweepSettings.of(1));
        assertThat(sweep.size()).isLessThan(free.size());
        for (int i = 0; i < sweep.size(); i += 3) {
            double azimuth = Math.atan2(sweep.xyzi()[4 * i + 1], sweep.xyzi()[4 * i]);
            double turned = azimuth < 0 ? azimuth + 2 * Math.PI : azimuth;
            boolean inside = turned > 3.01 && turned < 3.39;
            double elevation = exact().beams().get(sweep.rings()[i]).elevation();
            assertThat(inside && elevation < Math.toRadians(-10)).isFalse();
        }
    }

    @Test
    void rangesStrayByTheModelsNoise() {
        LidarModel noisy = LidarModels.hdl64e();
        LidarReturns sweep =
                new SweepCaster(noisy, ROOF).sweep(world(panel(20, Material.PLASTER)), RESTING, SweepSettings.of(1));
        double squares = 0;
        for (int i = 0; i < sweep.size(); i++) {
            double off = sweep.xyzi()[4 * i] - 19.95; // nearly along the ray for a panel straight ahead
            squares += off * off;
        }
        assertThat(Math.sqrt(squares / sweep.size())).isCloseTo(0.009 + 0.0002 * 20, within(0.002));
    }

    @Test
    void cloudSharesThePointsAndTheStamp() {
        LidarReturns sweep = new SweepCaster(exact(), ROOF).sweep(world(ground()), RESTING, SweepSettings.of(1));
        Stamp stamp = new Stamp(5, Clock.SIMULATION);
        assertThat(sweep.cloud(stamp).size()).isEqualTo(sweep.size());
        assertThat(sweep.cloud(stamp).stamp()).isEqualTo(stamp);
        assertThat(sweep.cloud(stamp).xyzi()).isSameAs(sweep.xyzi());
    }

    @Test
    void worldThatEndsBeforeTheTurnIsRefused() {
        World brief = new World(List.of(), List.of(), 0.02);
        SweepCaster caster = new SweepCaster(exact(), ROOF);
        assertThatThrownBy(() -> caster.sweep(brief, RESTING, SweepSettings.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.02")
                .hasMessageContaining("0.05");
        assertThatThrownBy(() -> new SweepSettings(1, true, 0, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 0");
    }

    /** A 32-beam sensor without noise, jitter or loss below 100 m. */
    static LidarModel exact() {
        return turning(false);
    }

    private static LidarModel turning(boolean clockwise) {
        LidarModel base = LidarModels.hdl32e();
        List<Beam> beams = base.beams().stream()
                .map(beam -> new Beam(beam.elevation(), 0, 0, 0, 1, 0))
                .toList();
        RangeResponse range = new RangeResponse(0.9, 100, 0, 0, 1e-4, 50);
        return new LidarModel("exact", beams, 1800, 0.1, clockwise, range, base.intensity(), 0, base.spread());
    }

    private static World world(Instance... instances) {
        return new World(List.of(instances), List.of());
    }

    private static Instance ground() {
        return Instance.resting(
                new MeshBvh(new MeshBuilder()
                        .box(0, 0, -0.5, 60, 60, 1, Material.CONCRETE)
                        .build()),
                RigidPose.IDENTITY,
                -1);
    }

    private static Instance car(double x, double y, int id) {
        MeshBvh shape = new MeshBvh(new MeshBuilder()
                .box(0, 0, 0.75, 4.2, 1.8, 1.5, Material.CAR_PAINT)
                .build());
        return Instance.resting(shape, RigidPose.of(x, y, 0, 0.7), id);
    }

    /** A small square plate straight ahead at the sensor's height. */
    private static Instance panel(double metres, Material material) {
        return Instance.resting(
                new MeshBvh(new MeshBuilder().box(0, 0, 0, 0.1, 2, 2, material).build()),
                RigidPose.of(metres, 0, 1.73, 0),
                0);
    }

    private static Instance slanted(double metres, Material material) {
        return Instance.resting(
                new MeshBvh(new MeshBuilder().box(0, 0, 0, 0.1, 3, 2, material).build()),
                RigidPose.of(metres, 0, 1.73, Math.PI / 4),
                0);
    }

    private static double lengthSeen(Instance instance) {
        LidarReturns sweep = new SweepCaster(exact(), ROOF).sweep(world(instance), RESTING, SweepSettings.of(1));
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sweep.size(); i++) {
            low = Math.min(low, sweep.xyzi()[4 * i]);
            high = Math.max(high, sweep.xyzi()[4 * i]);
        }
        return high - low;
    }

    private static double worldX(LidarReturns sweep, int i, EgoMotion ego, RigidPose mounting) {
        double[] inner = mounting.rotation();
        double[] outer = ego.pose().rotation();
        float[] p = sweep.xyzi();
        double[] inEgo = new double[3];
        double[] arm = {mounting.x(), mounting.y(), mounting.z()};
        for (int row = 0; row < 3; row++) {
            inEgo[row] = arm[row]
                    + inner[3 * row] * p[4 * i]
                    + inner[3 * row + 1] * p[4 * i + 1]
                    + inner[3 * row + 2] * p[4 * i + 2];
        }
        return ego.pose().x() + outer[0] * inEgo[0] + outer[1] * inEgo[1] + outer[2] * inEgo[2];
    }

    private static int count(LidarReturns sweep, int objectId) {
        int count = 0;
        for (int id : sweep.objectIds()) {
            count += id == objectId ? 1 : 0;
        }
        return count;
    }

    private static double meanIntensity(LidarReturns sweep, int objectId) {
        double sum = 0;
        for (int i = 0; i < sweep.size(); i++) {
            sum += sweep.objectIds()[i] == objectId ? sweep.xyzi()[4 * i + 3] : 0;
        }
        return sum / count(sweep, objectId);
    }
}
