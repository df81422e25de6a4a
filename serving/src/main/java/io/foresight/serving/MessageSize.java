package io.foresight.serving;

import java.util.function.Function;

/** The limit on one request. */
public final class MessageSize {
    private MessageSize() {}

    /** Throws what {@code refusal} makes of a text that names both sizes, when the message is over the limit. */
    public static void require(long bytes, int most, Function<String, RuntimeException> refusal) {
        if (bytes > most) {
            throw refusal.apply("the message has " + bytes + " bytes; at most " + most + " are taken");
        }
    }
}
