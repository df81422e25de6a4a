package io.foresight.serving;

import java.util.function.Function;

/** Checks the size of a request. */
public final class MessageSize {
    private MessageSize() {}

    /** Throws the exception created by {@code refusal}, with a message that names both sizes, when the message is larger than the limit. */
    public static void require(long bytes, int most, Function<String, RuntimeException> refusal) {
        if (bytes > most) {
            throw refusal.apply("the message has " + bytes + " bytes; at most " + most + " are taken");
        }
    }
}
