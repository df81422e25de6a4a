package io.foresight.ros2.cdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.ros2.bag.BagMessages;
import io.foresight.ros2.bag.RosBag;
import io.foresight.ros2.mcap.McapQuery;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.StdMsgs.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages that a ROS 2 driver published and rosbag2 recorded, of a type that is not ours, described here in two lines. */
@Tag("real-data")
class RecordedMessagesTest {
    private static final MessageType<PandarMsgs.PandarScan> SCAN = MessageType.of(PandarMsgs.PandarScan.class);

    @Test
    void aRecordedSweepIsReadAndWrittenToTheSameBytes() throws IOException {
        List<Path> files = recordings();
        assumeTrue(!files.isEmpty(), "SKIPPED: no hesai/*.db3 in the test data; set FORESIGHT_TEST_DATA");
        int scans = 0;
        for (Path file : files) {
            try (BagMessages messages = RosBag.open(file).messages(McapQuery.ALL)) {
                while (messages.next()) {
                    assertThat(messages.type()).isEqualTo(SCAN.name());
                    byte[] bytes = new byte[messages.data().remaining()];
                    messages.data().duplicate().get(bytes);
                    PandarMsgs.PandarScan scan = SCAN.decode(messages.data());
                    assertThat(SCAN.encode(scan)).isEqualTo(bytes);
                    assertThat(scan.header().frameId()).isEqualTo("hesai");
                    assertThat(scan.packets()).hasSizeGreaterThan(300).allSatisfy(packet -> {
                        assertThat(packet.size()).isBetween(1L, 1500L);
                        assertThat(packet.stamp().toNanos())
                                .isBetween(messages.logTime() - 1_000_000_000, messages.logTime());
                    });
                    scans++;
                }
            }
        }
        assertThat(scans).isPositive();
    }

    private static List<Path> recordings() throws IOException {
        String configured = System.getenv("FORESIGHT_TEST_DATA");
        Path root = configured != null && !configured.isBlank() ? Path.of(configured) : Path.of("../../shared/data");
        if (!Files.isDirectory(root.resolve("hesai"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(root.resolve("hesai"))) {
            return files.filter(file -> file.toString().endsWith(".db3"))
                    .sorted()
                    .toList();
        }
    }

    /** {@code pandar_msgs}: the packets of a turn as they came off the wire. */
    @RosPackage("pandar_msgs")
    static final class PandarMsgs {
        private PandarMsgs() {}

        record PandarPacket(
                Time stamp,
                @FixedLength(1500) Bytes data,
                @Wire(WireType.UINT32) long size) {}

        record PandarScan(Header header, List<PandarPacket> packets) {}
    }
}
