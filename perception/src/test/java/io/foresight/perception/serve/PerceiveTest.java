package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.perception.mount.StreetScan;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.Sweep;
import io.foresight.v1.DescribeResponse;
import io.foresight.v1.Detections;
import io.foresight.v1.ObjectClass;
import io.foresight.v1.Reason;
import io.foresight.v1.Validity;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PerceiveTest {
    private TestServer test;

    @BeforeEach
    void start() throws IOException {
        test = new TestServer();
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void soundFrameGetsACompleteReply() {
        Detections reply = test.client.perceive(TestFrames.frame(7), 0);
        assertThat(reply.getValidity()).isEqualTo(Validity.VALIDITY_VALID);
        assertThat(reply.getReasonsList()).isEmpty();
        assertThat(reply.getSequence()).isEqualTo(7);
        assertThat(reply.getStamp().getNanoseconds()).isEqualTo(700_000_000);
        assertThat(reply.getFrameId()).isEqualTo("lidar");
        assertThat(reply.getModel().getId()).isEqualTo("fake-1");
        assertThat(reply.getModel().getSha256()).isEqualTo(FakeDetector.CARD.sha256());
        assertThat(reply.getPointsKept()).isEqualTo(1);
        assertThat(reply.getAgeSeconds()).isNotNegative();
        assertThat(reply.getStages().getNetworkMs()).isEqualTo(2);
        assertThat(reply.getDetectionsCount()).isEqualTo(1);
        assertThat(reply.getDetections(0).getObjectClass()).isEqualTo(ObjectClass.OBJECT_CLASS_CAR);
        assertThat(reply.getDetections(0).getBox().getLength()).isEqualTo(TestFrames.POINTS);
    }

    @Test
    void anUnknownVelocityIsAbsentAndAKnownOneIsNot() {
        Detections known = test.client.perceive(TestFrames.frame(1), 0);
        assertThat(known.getDetections(0).getVx()).isEqualTo(1.5f);
        test.detector.speed = Float.NaN;
        Detections unknown = test.client.perceive(TestFrames.frame(2), 0);
        assertThat(unknown.getDetections(0).hasVx()).isFalse();
        assertThat(unknown.getDetections(0).hasVy()).isFalse();
        assertThat(WireDetections.boxes(known).get(0).hasVelocity()).isTrue();
        assertThat(WireDetections.boxes(unknown).get(0).hasVelocity()).isFalse();
    }

    @Test
    void theGroundAndWhatIsDoubtedAreInTheReply() {
        PointCloud street = StreetScan.street(1.8, 0.2).cloud();
        Detections reply = test.client.perceive(FramePacker.pack(Sweep.of("hill", street), 1), 0);
        assertThat(reply.getValidity()).isEqualTo(Validity.VALIDITY_DEGRADED);
        assertThat(reply.getReasonsList()).containsExactly(Reason.REASON_MISPLACED);
        assertThat(reply.getMessage()).contains("0.20 m per metre");
        assertThat(reply.getGround().getZ()).isCloseTo(-1.8, within(0.05));
        assertThat(reply.getGround().getSlope()).isCloseTo(0.2, within(0.01));
    }

    @Test
    void aCloudUpsideDownIsRefusedWithTheReason() {
        PointCloud over = StreetScan.street(1.8).cloud(point -> new double[] {point[0], -point[1], -point[2]});
        assertThatThrownBy(() -> test.client.perceive(FramePacker.pack(Sweep.of("over", over), 1), 0))
                .hasMessageContaining("INVALID_ARGUMENT")
                .hasMessageContaining("the ground lies above the sensor");
    }

    @Test
    void pointsArriveBitForBit() {
        test.client.perceive(TestFrames.frame(1), 0);
        assertThat(test.detector.last.xyzi())
                .startsWith(TestFrames.cloud(TestFrames.POINTS, test.detector.last.stamp())
                        .xyzi());
    }

    @Test
    void thresholdOfTheRequestGoesBeforeTheModels() {
        test.client.perceive(TestFrames.frame(1), 0);
        assertThat(test.detector.lastThreshold).isEqualTo(0.3f);
        test.client.perceive(TestFrames.frame(2), 0.75f);
        assertThat(test.detector.lastThreshold).isEqualTo(0.75f);
    }

    @Test
    void describeSaysWhatRunsAndWhatItTakes() {
        DescribeResponse description = test.client.describe();
        assertThat(description.getModel().getId()).isEqualTo("fake-1");
        assertThat(description.getClassesList())
                .containsExactly(ObjectClass.OBJECT_CLASS_CAR, ObjectClass.OBJECT_CLASS_BUS);
        assertThat(description.getMaxMessageBytes()).isEqualTo(16 * 1024 * 1024);
        assertThat(description.getMaxPoints()).isEqualTo(500_000);
        assertThat(description.getRangeMetres()).isEqualTo(51.2f);
    }

    @Test
    void servesOnceStarted() {
        assertThat(test.client.serving(Duration.ofSeconds(10))).isTrue();
    }
}
