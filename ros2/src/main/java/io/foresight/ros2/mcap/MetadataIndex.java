package io.foresight.ros2.mcap;

/**
 * Where a metadata record is.
 *
 * @param offset its place in the file
 * @param length its bytes, opcode and length included
 * @param name its name
 */
public record MetadataIndex(long offset, long length, String name) {}
