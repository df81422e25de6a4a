package io.foresight.launch.http;

import java.io.IOException;

/** A server that did not start; the message says where it was to listen, why it cannot, and what to do. */
public final class CannotListenException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says what, where and what to do. */
    public CannotListenException(String message, Throwable cause) {
        super(message, cause);
    }
}
