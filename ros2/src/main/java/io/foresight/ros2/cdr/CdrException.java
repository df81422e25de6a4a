package io.foresight.ros2.cdr;

/**
 * A message that cannot be read or written. The text names the message type, the field, the byte offset, the value found and the value
 * expected.
 */
public final class CdrException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String messageType;
    private final String field;
    private final long offset;

    CdrException(String messageType, String field, long offset, String reason) {
        super(messageType + (field.isEmpty() ? "" : " field " + field) + " at byte " + offset + ": " + reason);
        this.messageType = messageType;
        this.field = field;
        this.offset = offset;
    }

    /** ROS name of the message type, such as {@code sensor_msgs/msg/PointCloud2}. */
    public String messageType() {
        return messageType;
    }

    /** Path of the field in the message, such as {@code fields[2].name}; empty for the message as a whole. */
    public String field() {
        return field;
    }

    /** Byte offset from the start of the encapsulation. */
    public long offset() {
        return offset;
    }
}
