package io.foresight.ros2.mcap;

/**
 * Where an attachment is.
 *
 * @param offset its record's place in the file
 * @param length bytes of its record, opcode and length included
 * @param logTime when it was recorded, nanoseconds, unsigned
 * @param createTime when it was made; 0 when not known
 * @param dataSize bytes of its content
 * @param name its name
 * @param mediaType its media type
 */
public record AttachmentIndex(
        long offset, long length, long logTime, long createTime, long dataSize, String name, String mediaType) {}
