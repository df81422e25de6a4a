package io.foresight.ros2.mcap;

/**
 * Index entry of a metadata record.
 *
 * @param offset position of the record in the file, bytes
 * @param length of the record in bytes, opcode and length included
 * @param name its name
 */
public record MetadataIndex(long offset, long length, String name) {}
