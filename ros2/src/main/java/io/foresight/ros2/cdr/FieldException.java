package io.foresight.ros2.cdr;

/** An error in a field. Nested codecs add the field's path while it propagates, until it becomes a {@link CdrException}. */
final class FieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long offset;
    private String path = "";

    FieldException(long offset, String reason) {
        super(reason, null, false, false);
        this.offset = offset;
    }

    FieldException inField(String name) {
        path = name + (path.isEmpty() || path.startsWith("[") ? "" : ".") + path;
        return this;
    }

    FieldException inElement(int index) {
        path = "[" + index + "]" + (path.isEmpty() ? "" : ".") + path;
        return this;
    }

    CdrException of(String messageType) {
        return new CdrException(messageType, path, offset, getMessage());
    }
}
