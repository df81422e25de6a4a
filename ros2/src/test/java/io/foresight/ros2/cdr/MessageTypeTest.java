package io.foresight.ros2.cdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foresight.ros2.message.MessageCatalogue;
import io.foresight.ros2.message.NavMsgs.OccupancyGrid;
import io.foresight.ros2.message.RmwDdsCommon.ParticipantEntitiesInfo;
import io.foresight.ros2.message.SensorMsgs.NavSatFix;
import io.foresight.ros2.message.StdMsgs.Empty;
import io.foresight.ros2.message.StdMsgs.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTypeTest {
    private static final String LINE = "=".repeat(80) + "\n";

    @Test
    void aTypeHasThreeNames() {
        MessageType<Text> type = MessageType.of(Text.class);

        assertThat(type.name()).isEqualTo("std_msgs/msg/String");
        assertThat(type.ddsName()).isEqualTo("std_msgs::msg::dds_::String_");
        assertThat(type.record()).isEqualTo(Text.class);
        assertThat(MessageType.of(Text.class)).isSameAs(type).hasToString("std_msgs/msg/String");
    }

    @Test
    void aDefinitionHasConstantsFieldsAndEveryMessageInsideOnce() {
        assertThat(MessageType.of(NavSatFix.class).definition())
                .isEqualTo(
                        "uint8 COVARIANCE_TYPE_UNKNOWN=0\nuint8 COVARIANCE_TYPE_APPROXIMATED=1\nuint8 COVARIANCE_TYPE_DIAGONAL_KNOWN=2\n"
                                + "uint8 COVARIANCE_TYPE_KNOWN=3\nstd_msgs/Header header\nsensor_msgs/NavSatStatus status\nfloat64 latitude\n"
                                + "float64 longitude\nfloat64 altitude\nfloat64[9] position_covariance\nuint8 position_covariance_type\n"
                                + LINE
                                + "MSG: std_msgs/Header\nbuiltin_interfaces/Time stamp\nstring frame_id\n"
                                + LINE
                                + "MSG: builtin_interfaces/Time\nint32 sec\nuint32 nanosec\n"
                                + LINE
                                + "MSG: sensor_msgs/NavSatStatus\nint8 STATUS_UNKNOWN=-2\nint8 STATUS_NO_FIX=-1\nint8 STATUS_FIX=0\n"
                                + "int8 STATUS_SBAS_FIX=1\nint8 STATUS_GBAS_FIX=2\nuint16 SERVICE_UNKNOWN=0\nuint16 SERVICE_GPS=1\n"
                                + "uint16 SERVICE_GLONASS=2\nuint16 SERVICE_COMPASS=4\nuint16 SERVICE_GALILEO=8\nint8 status\nuint16 service\n");
    }

    @Test
    void aDefinitionSaysWhatIsBoundedFixedOrAnyLength() {
        assertThat(MessageType.of(ParticipantEntitiesInfo.class).definition())
                .isEqualTo("rmw_dds_common/Gid gid\nrmw_dds_common/NodeEntitiesInfo[] node_entities_info_seq\n"
                        + LINE
                        + "MSG: rmw_dds_common/Gid\nuint8[16] data\n"
                        + LINE
                        + "MSG: rmw_dds_common/NodeEntitiesInfo\nstring<=256 node_namespace\nstring<=256 node_name\n"
                        + "rmw_dds_common/Gid[] reader_gid_seq\nrmw_dds_common/Gid[] writer_gid_seq\n");
        assertThat(MessageType.of(OccupancyGrid.class).definition()).contains("int8[] data\n");
        assertThat(MessageType.of(Empty.class).definition()).isEmpty();
    }

    @Test
    void theHashIsTakenOverTheDescriptionAsJson() {
        assertThat(TypeHash.description(MessageType.codecOf(Text.class)))
                .isEqualTo(
                        "{\"type_description\": {\"type_name\": \"std_msgs/msg/String\", \"fields\": [{\"name\": \"data\", \"type\":"
                                + " {\"type_id\": 17, \"capacity\": 0, \"string_capacity\": 0, \"nested_type_name\": \"\"}}]},"
                                + " \"referenced_type_descriptions\": []}");
    }

    @Test
    void everyMessageIsFoundByItsName() {
        assertThat(MessageCatalogue.all()).hasSizeGreaterThan(70).allSatisfy(type -> assertThat(
                        MessageCatalogue.named(type.name()))
                .contains(type));
        assertThat(MessageCatalogue.named("std_msgs/String")).isEmpty();
    }

    @Test
    void whatHasNoFormOnTheWireIsRefusedWithItsName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageType.of(Outside.class))
                .withMessageContaining("Outside")
                .withMessageContaining("@RosPackage");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageType.of(TestMsgs.Ints.class))
                .withMessageContaining("test_msgs/msg/Ints.someValues");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageType.of(TestMsgs.Narrow.class))
                .withMessageContaining("test_msgs/msg/Narrow.value: a Java int cannot be a UINT32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageType.of(TestMsgs.Truths.class))
                .withMessageContaining("BOOL");
    }

    @Test
    void aBoundedSequenceHoldsItsBoundBothWays() {
        MessageType<TestMsgs.Few> type = MessageType.of(TestMsgs.Few.class);
        byte[] two = type.encode(new TestMsgs.Few(Floats.of(1, 2)));

        assertThat(type.definition()).isEqualTo("float32[<=2] values\n");
        assertThat(type.decode(two).values()).isEqualTo(Floats.of(1, 2));
        assertThat(catchCdr(() -> type.encode(new TestMsgs.Few(Floats.of(1, 2, 3)))))
                .contains("3 elements, more than the limit of 2");
        two[4] = 3;
        assertThat(catchCdr(() -> type.decode(two))).contains("sequence of 3 elements, more than the limit of 2");
    }

    private static String catchCdr(Runnable work) {
        try {
            work.run();
        } catch (CdrException e) {
            return e.getMessage();
        }
        return "";
    }

    record Outside(int value) {}

    /** Messages that are none. */
    @RosPackage("test_msgs")
    static final class TestMsgs {
        private TestMsgs() {}

        record Ints(List<Integer> someValues) {}

        record Narrow(@Wire(WireType.UINT32) int value) {}

        record Truths(@Wire(WireType.BOOL) Bytes values) {}

        record Few(@MaxLength(2) Floats values) {}
    }
}
