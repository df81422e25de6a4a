package io.foresight.perception.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.YawAngle;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoxCodeTest {
    private static final PillarGrid GRID = new PillarGrid(51.2, 0.8, -5, 3);

    @Test
    void whatIsWrittenIsReadBackFromAnyCellAround() {
        SplittableRandom random = new SplittableRandom(5);
        float[] code = new float[BoxCode.CHANNELS];
        for (int k = 0; k < 500; k++) {
            Box3d box = new Box3d(
                    FrameId.LIDAR,
                    random.nextDouble(-50, 50),
                    random.nextDouble(-50, 50),
                    random.nextDouble(-3, 1),
                    random.nextDouble(0.5, 12),
                    random.nextDouble(0.4, 3),
                    random.nextDouble(1, 4),
                    random.nextDouble(-Math.PI, Math.PI));
            int column = GRID.index(box.x()) + random.nextInt(-1, 2);
            int row = GRID.index(box.y()) + random.nextInt(-1, 2);
            BoxCode.encode(box, 3, -4, GRID, column, row, code);
            Box3d back = BoxCode.decode(code, GRID, column, row, FrameId.LIDAR);

            assertThat(back.x()).isCloseTo(box.x(), within(1e-4));
            assertThat(back.y()).isCloseTo(box.y(), within(1e-4));
            assertThat(back.z()).isCloseTo(box.z(), within(1e-4));
            assertThat(back.length()).isCloseTo(box.length(), within(1e-4));
            assertThat(back.width()).isCloseTo(box.width(), within(1e-4));
            assertThat(back.height()).isCloseTo(box.height(), within(1e-4));
            assertThat(YawAngle.difference(back.yaw(), box.yaw())).isCloseTo(0, within(1e-5));
            assertThat(code[BoxCode.VELOCITY]).isCloseTo(0.3f, within(1e-6f));
            assertThat(code[BoxCode.VELOCITY + 1]).isCloseTo(-0.4f, within(1e-6f));
        }
    }

    @Test
    void theAxisHoldsWhenTheDirectionIsUndecided() {
        Box3d box = new Box3d(FrameId.LIDAR, 0, 0, 0, 4, 2, 1.5, 1);
        float[] code = new float[BoxCode.CHANNELS];
        BoxCode.encode(box, 0, 0, GRID, 64, 64, code);
        code[BoxCode.SINE] *= -0.01f; // the mean of two opposite headings
        code[BoxCode.SINE + 1] *= -0.01f;
        assertThat(YawAngle.axisDifference(
                        BoxCode.decode(code, GRID, 64, 64, FrameId.LIDAR).yaw(), 1))
                .isCloseTo(0, within(1e-6));
    }
}
