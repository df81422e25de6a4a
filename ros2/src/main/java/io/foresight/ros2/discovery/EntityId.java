package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import java.util.Optional;

/** Entity ids of the builtin discovery endpoints (RTPS 2.3, table 9.3), and how they form a {@link Guid}. */
final class EntityId {
    static final int PARTICIPANT = 0x000001c1;
    static final int PARTICIPANT_WRITER = 0x000100c2;
    static final int PARTICIPANT_READER = 0x000100c7;
    static final int PUBLICATIONS_WRITER = 0x000003c2;
    static final int PUBLICATIONS_READER = 0x000003c7;
    static final int SUBSCRIPTIONS_WRITER = 0x000004c2;
    static final int SUBSCRIPTIONS_READER = 0x000004c7;

    static final int UNKNOWN = 0;

    private static final int KIND = 0xff;
    private static final int WRITER_WITH_KEY = 0x02;
    private static final int WRITER_NO_KEY = 0x03;
    private static final int READER_NO_KEY = 0x04;
    private static final int READER_WITH_KEY = 0x07;

    private static final long HIGH_WORD = 0xffff_ffff_0000_0000L;

    private EntityId() {}

    /** The participant of an entity. */
    static Guid participantOf(Guid guid) {
        return in(guid, PARTICIPANT);
    }

    /** Another entity of the same participant. */
    static Guid in(Guid guid, int entity) {
        return new Guid(guid.high(), guid.low() & HIGH_WORD | Integer.toUnsignedLong(entity));
    }

    static int of(Guid guid) {
        return (int) guid.low();
    }

    /** Whether the type of a user's endpoint has a key, which its id tells; empty for ids that do not. */
    static Optional<Boolean> keyed(Guid guid) {
        return switch (of(guid) & KIND) {
            case WRITER_WITH_KEY, READER_WITH_KEY -> Optional.of(true);
            case WRITER_NO_KEY, READER_NO_KEY -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** What a kind of endpoints has in common: an id that tells no more than {@link #keyed}. */
    static Guid kindOf(Guid guid) {
        return new Guid(0, guid.low() & KIND);
    }
}
