package io.foresight.launch.view;

import java.io.IOException;

/** The viewer cannot start, for one line to the user: the message says what, where and what to do. */
public final class ViewerException extends IOException {
    private static final long serialVersionUID = 1L;

    ViewerException(String message, Throwable cause) {
        super(message, cause);
    }
}
