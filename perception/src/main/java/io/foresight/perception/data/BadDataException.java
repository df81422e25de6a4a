package io.foresight.perception.data;

import java.io.IOException;

/** A file whose content violates its format. The message names the file, the value and the limit. */
public final class BadDataException extends IOException {
    private static final long serialVersionUID = 1L;

    public BadDataException(String message) {
        super(message);
    }

    public BadDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
