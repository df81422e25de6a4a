package io.foresight.ros2.cdr;

/** A message that cannot be read or written. Says which message, which field, at which byte, what was found and what would have been right. */
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

    /** The message as ROS calls it, for instance {@code sensor_msgs/msg/PointCloud2}. */
    public String messageType() {
        return messageType;
    }

    /** Where in the message, for instance {@code fields[2].name}; empty for the message as a whole. */
    public String field() {
        return field;
    }

    /** Bytes from the start of the encapsulation. */
    public long offset() {
        return offset;
    }
}
