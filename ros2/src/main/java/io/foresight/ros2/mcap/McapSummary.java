package io.foresight.ros2.mcap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The summary at the end of a recording.
 *
 * @param schemas by id
 * @param channels by id
 * @param chunks in file order
 * @param attachments in file order
 * @param metadata in file order
 * @param statistics if the writer stored them
 */
public record McapSummary(
        Map<Integer, McapSchema> schemas,
        Map<Integer, McapChannel> channels,
        List<ChunkIndex> chunks,
        List<AttachmentIndex> attachments,
        List<MetadataIndex> metadata,
        Optional<McapStatistics> statistics) {
    /** Copies the collections. */
    public McapSummary {
        schemas = Map.copyOf(schemas);
        channels = Map.copyOf(channels);
        chunks = List.copyOf(chunks);
        attachments = List.copyOf(attachments);
        metadata = List.copyOf(metadata);
    }
}
