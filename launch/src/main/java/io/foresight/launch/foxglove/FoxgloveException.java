package io.foresight.launch.foxglove;

import java.io.IOException;

/** The server cannot start, for one line to the user: the message says what, where and what to do. */
public final class FoxgloveException extends IOException {
    private static final long serialVersionUID = 1L;

    FoxgloveException(String message, Throwable cause) {
        super(message, cause);
    }
}
