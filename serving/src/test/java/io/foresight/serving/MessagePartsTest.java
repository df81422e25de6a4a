package io.foresight.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePartsTest {
    private static final int MOST = 1000;

    @Test
    void everyFieldOfEveryMessageIsAPart() throws IOException {
        assertThat(parts(Struct.getDefaultInstance())).isZero();
        assertThat(parts(BytesValue.of(ByteString.copyFrom(new byte[100_000])))).isEqualTo(1);
        ListValue list = ListValue.newBuilder()
                .addValues(Value.newBuilder().setNumberValue(1))
                .addValues(Value.getDefaultInstance())
                .build();
        assertThat(parts(list)).as("two values, one of which has a number").isEqualTo(3);
        assertThat(parts(Struct.newBuilder()
                        .putFields("a", Value.newBuilder().setListValue(list).build())
                        .build()))
                .as("an entry of a key and a value, which is a list")
                .isEqualTo(1 + 2 + 1 + 3);
    }

    @Test
    void elementsOfListsAreParts() throws IOException {
        Location.Builder location = Location.newBuilder();
        for (int i = 0; i < 70; i++) {
            location.addSpan(i);
        }
        assertThat(parts(location.build())).isEqualTo(1 + 70);
    }

    @Test
    void manyEmptyMessagesAreCountedUpToTheLimitOnly() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 5 * MOST; i++) {
            bytes.write(new byte[] {10, 0}); // an empty value
        }
        assertThat(count(bytes.toByteArray(), ListValue.getDefaultInstance())).isEqualTo(MOST + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0b, 0xa3})
    void groupsAreCountedAndNotFollowedForEver(int start) throws IOException {
        byte[] tag = start == 0x0b ? new byte[] {0x0b} : new byte[] {(byte) 0xa3, 0x06};
        byte[] end = start == 0x0b ? new byte[] {0x0c} : new byte[] {(byte) 0xa4, 0x06};
        assertThat(count(nested(tag, end, 50), ListValue.getDefaultInstance())).isEqualTo(100);
        assertThatThrownBy(() -> count(nested(tag, end, 20_000), ListValue.getDefaultInstance()))
                .isInstanceOf(InvalidProtocolBufferException.class)
                .hasMessageContaining("100");
    }

    private static byte[] nested(byte[] start, byte[] end, int depth) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < depth; i++) {
            bytes.write(start);
        }
        for (int i = 0; i < depth; i++) {
            bytes.write(end);
        }
        return bytes.toByteArray();
    }

    @Test
    void whatIsNoMessageIsRefused() {
        byte[][] wrong = {
            {10, 100, 1}, // longer than what there is
            {10, -1, -1, -1, -1, 15}, // a negative length
            {0x0c}, // the end of no group
            {10, 2, 10, 9}, // an inner message that reaches out of its outer one
            {8}, // a number that is cut
            {0x0f} // no such kind of field
        };
        for (byte[] bytes : wrong) {
            assertThatThrownBy(() -> count(bytes, ListValue.getDefaultInstance()))
                    .isInstanceOf(InvalidProtocolBufferException.class);
        }
    }

    private static int parts(Message message) throws IOException {
        return count(message.toByteArray(), message);
    }

    private static int count(byte[] bytes, Message type) throws IOException {
        return MessageParts.count(new ByteArrayInputStream(bytes), type.getDescriptorForType(), MOST);
    }
}
