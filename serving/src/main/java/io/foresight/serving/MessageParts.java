package io.foresight.serving;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts of how many parts a message would be made: fields, known or not, of all messages in it, and elements of lists. A part of two bytes on
 * the wire becomes an object of a hundred, so the number of bytes alone does not say what a message costs.
 */
final class MessageParts {
    private static final int MOST_DEPTH = 100; // of messages in messages, as protobuf's parser has it

    private final CodedInputStream in;
    private final int most;
    private int count;

    private MessageParts(CodedInputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /**
     * The parts of a message; reads no further when there are more than {@code most}.
     *
     * @throws InvalidProtocolBufferException when the bytes are no message
     */
    static int count(InputStream message, Descriptor type, int most) throws IOException {
        MessageParts parts = new MessageParts(CodedInputStream.newInstance(message), most);
        parts.fields(type, 0, false);
        return parts.count;
    }

    /** @param type null: not known */
    private void fields(Descriptor type, int depth, boolean group) throws IOException {
        if (depth > MOST_DEPTH) {
            throw new InvalidProtocolBufferException("more than " + MOST_DEPTH + " messages in one another");
        }
        for (int tag = in.readTag(); tag != 0 && count <= most; tag = in.readTag()) {
            count++;
            FieldDescriptor field = type == null ? null : type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            switch (WireFormat.getTagWireType(tag)) {
                case WireFormat.WIRETYPE_LENGTH_DELIMITED -> delimited(field, depth);
                case WireFormat.WIRETYPE_START_GROUP -> fields(null, depth + 1, true);
                case WireFormat.WIRETYPE_END_GROUP -> {
                    if (group) {
                        return;
                    }
                    throw new InvalidProtocolBufferException("the end of a group that was not begun");
                }
                default -> in.skipField(tag);
            }
        }
    }

    private void delimited(FieldDescriptor field, int depth) throws IOException {
        int length = in.readRawVarint32();
        if (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            int outer = in.pushLimit(length);
            fields(field.getMessageType(), depth + 1, false);
            if (count <= most) {
                in.popLimit(outer);
            }
        } else {
            if (field != null && field.isPackable()) {
                count += length / leastBytes(field);
            }
            in.skipRawBytes(length);
        }
    }

    /** Of one element of a list. */
    private static int leastBytes(FieldDescriptor field) {
        return switch (field.getType()) {
            case DOUBLE, FIXED64, SFIXED64 -> 8;
            case FLOAT, FIXED32, SFIXED32 -> 4;
            default -> 1;
        };
    }
}
