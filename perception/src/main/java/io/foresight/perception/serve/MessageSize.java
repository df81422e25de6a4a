package io.foresight.perception.serve;

/** The limit on one request. */
final class MessageSize {
    private MessageSize() {}

    /** @throws RefusedException when the message is over the limit */
    static void require(long bytes, int most) {
        if (bytes > most) {
            throw RefusedException.of(
                    ErrorCode.MESSAGE_TOO_LARGE, "the message has " + bytes + " bytes; at most " + most + " are taken");
        }
    }
}
