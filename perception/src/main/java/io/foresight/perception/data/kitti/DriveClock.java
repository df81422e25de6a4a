package io.foresight.perception.data.kitti;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;

/**
 * When the sweeps of a raw drive were recorded, nanoseconds: by {@code timestamps.txt}, whose line n is that of the sweep of number n, from its
 * first line; without it 0.1 s a number, or, where the numbers can only be seconds since 1970, those. A sweep's place in the list tells nothing:
 * sweeps may be missing.
 */
final class DriveClock {
    private static final String FILE = "timestamps.txt";
    private static final int MAX_BYTES = 64 << 20;
    /** Between two sweeps. */
    static final long PERIOD_NANOSECONDS = 100_000_000;

    private static final long NANOSECONDS = 1_000_000_000;
    private static final long EARLIEST_UNIX = 946_684_800; // the year 2000
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();

    private final Path file;
    private final List<String> lines; // empty: there is no file
    private final boolean unix;

    private DriveClock(Path file, List<String> lines, boolean unix) {
        this.file = file;
        this.lines = lines;
        this.unix = unix;
    }

    /**
     * The number that a file is named by.
     *
     * @throws BadDataException when the name is no number
     */
    static long number(String stem, Path folder) throws BadDataException {
        if (!stem.matches("\\d{1,10}")) {
            throw new BadDataException(
                    folder.resolve(stem) + ": the name must be a number of up to 10 digits, such as 000017");
        }
        return Long.parseLong(stem);
    }

    /**
     * The clock of a drive.
     *
     * @param folder that holds the sweeps, or their folder, and the file of times if there is one
     * @param first smallest number of a sweep
     */
    static DriveClock of(Path folder, long first) throws IOException {
        Path file = folder.resolve(FILE);
        List<String> lines = Files.exists(file)
                ? BoundedFile.text(file, MAX_BYTES).lines().map(String::strip).toList()
                : List.of();
        return new DriveClock(file, lines, first >= EARLIEST_UNIX);
    }

    /**
     * The time of the sweep of that number.
     *
     * @throws BadDataException when the file of times has no time for it
     */
    long nanoseconds(long number) throws BadDataException {
        if (!lines.isEmpty()) {
            LocalDateTime start = time(firstLine());
            return Duration.between(start, time(number)).toNanos();
        }
        return unix ? number * NANOSECONDS : number * PERIOD_NANOSECONDS;
    }

    private int firstLine() {
        int first = 0;
        while (first < lines.size() - 1 && lines.get(first).isEmpty()) {
            first++;
        }
        return first;
    }

    private LocalDateTime time(long line) throws BadDataException {
        if (line >= lines.size() || lines.get((int) line).isEmpty()) {
            throw new BadDataException(file + ": line " + (line + 1) + " has no time for sweep " + line);
        }
        try {
            return LocalDateTime.parse(lines.get((int) line), FORMAT);
        } catch (DateTimeParseException notATime) {
            throw new BadDataException(
                    file + ": line " + (line + 1) + " is not a time such as 2011-09-26 13:02:25.103700000", notATime);
        }
    }
}
