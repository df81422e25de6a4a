package io.foresight.ros2.mcap;

import java.util.Arrays;

/** Kinds of records and their opcodes. */
enum RecordType {
    HEADER(0x01, "Header"),
    FOOTER(0x02, "Footer"),
    SCHEMA(0x03, "Schema"),
    CHANNEL(0x04, "Channel"),
    MESSAGE(0x05, "Message"),
    CHUNK(0x06, "Chunk"),
    MESSAGE_INDEX(0x07, "Message Index"),
    CHUNK_INDEX(0x08, "Chunk Index"),
    ATTACHMENT(0x09, "Attachment"),
    ATTACHMENT_INDEX(0x0A, "Attachment Index"),
    STATISTICS(0x0B, "Statistics"),
    METADATA(0x0C, "Metadata"),
    METADATA_INDEX(0x0D, "Metadata Index"),
    SUMMARY_OFFSET(0x0E, "Summary Offset"),
    DATA_END(0x0F, "Data End"),
    /** An opcode of a later version or a private one, which readers skip. */
    UNKNOWN(-1, "Unknown record");

    /** Size of opcode and content length before each record. */
    static final int HEAD_BYTES = 9;

    private static final RecordType[] BY_OPCODE = new RecordType[256];

    static {
        Arrays.fill(BY_OPCODE, UNKNOWN);
        for (RecordType type : values()) {
            if (type != UNKNOWN) {
                BY_OPCODE[type.opcode] = type;
            }
        }
    }

    private final int opcode;
    private final String title;

    RecordType(int opcode, String title) {
        this.opcode = opcode;
        this.title = title;
    }

    /** The kind with this opcode, 0 to 255. */
    static RecordType of(int opcode) {
        return BY_OPCODE[opcode];
    }

    byte opcode() {
        return (byte) opcode;
    }

    /** Name in the specification. */
    String title() {
        return title;
    }
}
