package io.foresight.ros2.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foresight.ros2.cdr.CdrException;
import io.foresight.ros2.dds.Guid;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class GidLayoutTest {
    private static final Guid PARTICIPANT = new Guid(0x010f_0011_2233_4455L, 0x6677_8899_0000_01c1L);
    private static final Guid READER = new Guid(0x010f_0011_2233_4455L, 0x6677_8899_0000_1204L);
    private static final Guid WRITER = new Guid(0x010f_0011_2233_4455L, 0x6677_8899_0000_1103L);
    private static final List<GraphNode> NODES =
            List.of(new GraphNode("/r", "n", PARTICIPANT, List.of(READER), List.of(WRITER)));
    private static final String GID = "010f00112233445566778899000001c1";
    private static final String FILL = "0000000000000000";

    @Test
    void theBytesAreThoseOfRos() {
        assertThat(hex(GidLayout.CURRENT.encode(PARTICIPANT, NODES)))
                .isEqualTo("00010000" + GID + "01000000" + "03000000" + "2f720000" + "02000000" + "6e000000"
                        + "01000000" + "010f0011223344556677889900001204" + "01000000"
                        + "010f0011223344556677889900001103");
        assertThat(hex(GidLayout.HUMBLE.encode(PARTICIPANT, NODES)))
                .isEqualTo("00010000" + GID + FILL + "01000000" + "03000000" + "2f720000" + "02000000" + "6e000000"
                        + "01000000" + "010f0011223344556677889900001204" + FILL + "01000000"
                        + "010f0011223344556677889900001103" + FILL);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void eitherLayoutIsReadWhateverIsWrittenHere() {
        for (GidLayout layout : GidLayout.values()) {
            for (List<GraphNode> nodes : List.of(NODES, List.<GraphNode>of())) {
                byte[] bytes = layout.encode(PARTICIPANT, nodes);
                assertThat(GidLayout.decode(bytes)).isEqualTo(new GidLayout.ParticipantNodes(PARTICIPANT, nodes));
                assertThat(GidLayout.decode(Arrays.copyOf(bytes, (bytes.length + 3) / 4 * 4)))
                        .as("with padding")
                        .isEqualTo(new GidLayout.ParticipantNodes(PARTICIPANT, nodes));
            }
        }
    }

    @Test
    void whatIsNeitherIsRefused() {
        byte[] bytes = GidLayout.CURRENT.encode(PARTICIPANT, NODES);
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(CdrException.class)
                    .as("%s bytes", length)
                    .isThrownBy(() -> GidLayout.decode(part));
        }
    }

    @Test
    void theDistributionSaysWhichIsWritten() {
        assertThat(GidLayout.of("humble")).isEqualTo(GidLayout.HUMBLE);
        assertThat(GidLayout.of("jazzy")).isEqualTo(GidLayout.CURRENT);
        assertThat(GidLayout.of("")).isEqualTo(GidLayout.CURRENT);
    }
}
