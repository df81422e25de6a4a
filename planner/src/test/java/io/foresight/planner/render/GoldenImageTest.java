package io.foresight.planner.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.world.Scene;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** The same bytes on every machine and every Java. Whoever changes how things look changes these numbers, on purpose. */
class GoldenImageTest {
    @Test
    void imagesDepthsAndIdsAreTheSameBytesEverywhere() {
        StringBuilder hashes = new StringBuilder();
        for (int side : new int[] {64, 128, 336}) {
            SceneRenderer renderer = new SceneRenderer(side, side);
            for (Scene scene : List.of(HandMadeScene.mixed(), HandMadeScene.goal())) {
                hashes.append(side)
                        .append(' ')
                        .append(hash(renderer.render(scene, Camera.fixed())))
                        .append(' ')
                        .append(hash(renderer.render(scene, Camera.randomised(side))))
                        .append('\n');
            }
        }
        assertThat(hashes).hasToString("""
                64 569a2cd2 44f75be
                64 c21a6e40 34e8f65a
                128 e2700891 f98d0178
                128 7b05bbb4 d28625df
                336 181e022c 8f0baec9
                336 4d6474d8 b49901e0
                """);
    }

    private static String hash(Rendering rendering) {
        CRC32 crc = new CRC32();
        crc.update(rendering.picture().rgb());
        ByteBuffer depth = ByteBuffer.allocate(4 * rendering.depth().length);
        for (float metres : rendering.depth()) {
            depth.putFloat(metres);
        }
        crc.update(depth.array());
        crc.update(rendering.ids());
        return Long.toHexString(crc.getValue());
    }
}
