package io.foresight.ros2.mcap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the end of a recording says about it.
 *
 * @param schemas by id
 * @param channels by id
 * @param chunks in the file's order
 * @param attachments in the file's order
 * @param metadata in the file's order
 * @param statistics counts, where the writer gave them
 */
public record McapSummary(
        Map<Integer, McapSchema> schemas,
        Map<Integer, McapChannel> channels,
        List<ChunkIndex> chunks,
        List<AttachmentIndex> attachments,
        List<MetadataIndex> metadata,
        Optional<McapStatistics> statistics) {
    /** Keeps its own copies. */
    public McapSummary {
        schemas = Map.copyOf(schemas);
        channels = Map.copyOf(channels);
        chunks = List.copyOf(chunks);
        attachments = List.copyOf(attachments);
        metadata = List.copyOf(metadata);
    }
}
