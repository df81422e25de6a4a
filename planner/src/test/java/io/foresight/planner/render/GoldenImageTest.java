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
                64 efc0da10 b94c9e1a
                64 10a779e7 5959c296
                128 818ae445 448ae196
                128 33374d6d 2e2732fb
                336 f94d714e f3a918b1
                336 dd95cd1e eda899b3
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
