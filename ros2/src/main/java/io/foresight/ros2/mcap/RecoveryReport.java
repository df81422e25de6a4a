package io.foresight.ros2.mcap;

import java.util.List;
import java.util.stream.Stream;

/**
 * Result of recovering a damaged recording.
 *
 * @param messages number of recovered messages
 * @param uncheckedMessages number of those from a truncated chunk, whose checksum cannot be verified
 * @param chunks number of complete chunks
 * @param brokenChunks number of chunks of which nothing or only the start was recovered
 * @param fileBytes size of the damaged file
 * @param lostBytes size of damaged records and of skipped data; a truncated chunk counts completely, even when its start was recovered
 * @param problems errors found, in file order; empty for an intact file. At most 100
 */
public record RecoveryReport(
        long messages,
        long uncheckedMessages,
        long chunks,
        long brokenChunks,
        long fileBytes,
        long lostBytes,
        List<McapException> problems) {
    private static final int MOST_PROBLEMS = 100;

    /** Copies the list. */
    public RecoveryReport {
        problems = List.copyOf(problems);
    }

    /** This and that of another file together. */
    public RecoveryReport plus(RecoveryReport other) {
        return new RecoveryReport(
                messages + other.messages,
                uncheckedMessages + other.uncheckedMessages,
                chunks + other.chunks,
                brokenChunks + other.brokenChunks,
                fileBytes + other.fileBytes,
                lostBytes + other.lostBytes,
                Stream.concat(problems.stream(), other.problems.stream())
                        .limit(MOST_PROBLEMS)
                        .toList());
    }

    /** Whether no error was found. */
    public boolean intact() {
        return problems.isEmpty();
    }

    /** A one-line summary for people. */
    public String text() {
        return messages + " messages of " + chunks + " whole chunks"
                + (uncheckedMessages > 0 ? " (" + uncheckedMessages + " of a broken one)" : "")
                + (intact()
                        ? ", nothing lost"
                        : ", " + lostBytes + " of " + fileBytes + " bytes lost, first at: "
                                + problems.get(0).getMessage());
    }
}
