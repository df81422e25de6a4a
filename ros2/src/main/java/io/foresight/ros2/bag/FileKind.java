package io.foresight.ros2.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file is by its first bytes; names lie. */
enum FileKind {
    /** A recording in MCAP. */
    MCAP("mcap", "\u0089MCAP", ""),
    /** A database of SQLite. */
    SQLITE("sqlite3", "SQLite format 3", ""),
    /** Any of these, packed. */
    ZSTD("", "(\u00b5/\u00fd", "is packed by zstd: unpack it with `zstd -d`"),
    /** A bag of ROS 1. */
    ROS1(
            "",
            "#ROSBAG V",
            "is a bag of ROS 1: convert it with `rosbags-convert` (Python, package rosbags), which needs no ROS"),
    /** What Git keeps in place of a large file. */
    LFS_POINTER(
            "", "version https://git-lfs", "is a pointer of Git LFS and not the file: fetch that with `git lfs pull`"),
    /** Nothing. */
    EMPTY("", "", "is empty"),
    /** Something else. */
    OTHER("", "", "is neither an MCAP file nor a SQLite file of a bag");

    private static final int SHOWN = 32;

    private final String storage;
    private final String start;
    private final String advice;

    FileKind(String storage, String start, String advice) {
        this.storage = storage;
        this.start = start;
        this.advice = advice;
    }

    /** The kind of a file that is there. */
    static FileKind of(Path file) throws IOException {
        byte[] first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.readNBytes(SHOWN);
        }
        if (first.length == 0) {
            return EMPTY;
        }
        String text = new String(first, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(kind -> !kind.start.isEmpty() && text.startsWith(kind.start))
                .findFirst()
                .orElse(OTHER);
    }

    /** As {@code metadata.yaml} calls it; empty where it is no storage. */
    String storage() {
        return storage;
    }

    /** What it is, and what to do about it, for messages. */
    String advice() {
        return advice;
    }
}
