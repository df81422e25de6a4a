package io.foresight.ros2.cdr;

/** On its way from the value that is wrong to the message around it; collects the path. Becomes a {@link CdrException}. */
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
