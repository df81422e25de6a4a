package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.v1.DescribeResponse;
import io.foresight.v1.Detections;
import io.foresight.v1.ObjectClass;
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
