package io.foresight.ros2.mcap;

import java.util.List;

/**
 * What was had from a damaged recording.
 *
 * @param messages messages had
 * @param uncheckedMessages those among them that come from a chunk cut in its middle, whose checksum cannot be compared
 * @param chunks chunks read whole
 * @param brokenChunks chunks of which nothing, or only the start, was had
 * @param fileBytes size of the damaged file
 * @param lostBytes bytes of its damaged records, and of what follows a break; a cut chunk counts whole, also when its start was had
 * @param problems what was found wrong, in the file's order; empty for an intact file. At most 100
 */
public record RecoveryReport(
        long messages,
        long uncheckedMessages,
        long chunks,
        long brokenChunks,
        long fileBytes,
        long lostBytes,
        List<McapException> problems) {
    /** Keeps its own copy of the list. */
    public RecoveryReport {
        problems = List.copyOf(problems);
    }

    /** Whether nothing was wrong. */
    public boolean intact() {
        return problems.isEmpty();
    }

    /** One line for people. */
    public String text() {
        return messages + " messages of " + chunks + " whole chunks"
                + (uncheckedMessages > 0 ? " (" + uncheckedMessages + " of a broken one)" : "")
                + (intact()
                        ? ", nothing lost"
                        : ", " + lostBytes + " of " + fileBytes + " bytes lost, first at: "
                                + problems.get(0).getMessage());
    }
}
