package io.foresight.core.pack;

/** Compressed data is corrupt. The message continues a sentence that names the data, such as "ends early". */
public final class BadPackingException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadPackingException(String message) {
        super(message);
    }

    public BadPackingException(String message, Throwable cause) {
        super(message, cause);
    }
}
