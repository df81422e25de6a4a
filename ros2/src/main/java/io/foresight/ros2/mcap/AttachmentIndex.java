package io.foresight.ros2.mcap;

/**
 * Index entry of an attachment.
 *
 * @param offset position of its record in the file, bytes
 * @param length of its record in bytes, opcode and length included
 * @param logTime time of recording, nanoseconds, unsigned
 * @param createTime time of creation; 0 when not known
 * @param dataSize size of its content, bytes
 * @param name its name
 * @param mediaType its media type
 */
public record AttachmentIndex(
        long offset, long length, long logTime, long createTime, long dataSize, String name, String mediaType) {}
