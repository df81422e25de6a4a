package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Checks the plausibility of a summary's indexes: every record lies in the data section, records do not overlap, and counts agree. */
final class IndexCheck {
    private final long dataStart;
    private final long dataEnd;

    /** A range of the file that an index refers to. */
    private record Claim(RecordType type, long offset, long length) {}

    IndexCheck(long dataStart, long dataEnd) {
        this.dataStart = dataStart;
        this.dataEnd = dataEnd;
    }

    void check(
            List<ChunkIndex> chunks,
            List<AttachmentIndex> attachments,
            List<MetadataIndex> metadata,
            McapStatistics statistics)
            throws McapException {
        List<Claim> claims = new ArrayList<>();
        for (ChunkIndex index : chunks) {
            claims.add(claim(RecordType.CHUNK_INDEX, index.offset(), index.length()));
            long after = index.offset() + index.length();
            if (index.messageIndexLength() > 0) {
                claims.add(claim(RecordType.MESSAGE_INDEX, after, index.messageIndexLength()));
            }
            checkMessageIndexes(index);
        }
        for (AttachmentIndex index : attachments) {
            claims.add(claim(RecordType.ATTACHMENT_INDEX, index.offset(), index.length()));
        }
        for (MetadataIndex index : metadata) {
            claims.add(claim(RecordType.METADATA_INDEX, index.offset(), index.length()));
        }
        claims.sort(Comparator.comparingLong(Claim::offset));
        for (int i = 1; i < claims.size(); i++) {
            Claim before = claims.get(i - 1);
            Claim here = claims.get(i);
            if (here.offset() < before.offset() + before.length()) {
                throw refuse(here, "it overlaps the " + before.type().title() + "'s at " + before.offset());
            }
        }
        if (statistics != null && statistics.chunkCount() != chunks.size() && !chunks.isEmpty()) {
            throw new McapException(
                    Code.BAD_INDEX,
                    RecordType.STATISTICS.title(),
                    dataEnd,
                    "chunk_count is " + statistics.chunkCount() + ", but " + chunks.size() + " are indexed");
        }
    }

    private Claim claim(RecordType type, long offset, long length) throws McapException {
        Claim claim = new Claim(type, offset, length);
        if (offset < dataStart || offset > dataEnd || length > dataEnd - offset || length < RecordType.HEAD_BYTES) {
            throw refuse(
                    claim, "its " + length + " bytes are not in the data section, " + dataStart + " to " + dataEnd);
        }
        return claim;
    }

    private static void checkMessageIndexes(ChunkIndex index) throws McapException {
        long start = index.offset() + index.length();
        for (var entry : index.messageIndexOffsets().entrySet()) {
            if (entry.getValue() < start || entry.getValue() >= start + index.messageIndexLength()) {
                throw new McapException(
                        Code.BAD_INDEX,
                        RecordType.CHUNK_INDEX.title(),
                        index.offset(),
                        "the message index of channel " + entry.getKey() + " is at " + entry.getValue() + ", limits "
                                + start + " and " + (start + index.messageIndexLength()));
            }
        }
    }

    private static McapException refuse(Claim claim, String problem) {
        return new McapException(Code.BAD_INDEX, claim.type().title(), claim.offset(), problem);
    }
}
