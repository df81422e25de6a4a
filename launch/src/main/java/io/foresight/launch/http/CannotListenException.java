package io.foresight.launch.http;

import java.io.IOException;

/** A server that could not be started; the message names the address, the reason, and what to do. */
public final class CannotListenException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public CannotListenException(String message, Throwable cause) {
        super(message, cause);
    }
}
