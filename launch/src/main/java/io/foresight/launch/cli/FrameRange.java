package io.foresight.launch.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A range of a dataset's frames, by position from 0.
 *
 * @param first position of the first frame
 * @param last position of the last frame, inclusive; {@code Integer.MAX_VALUE} for all following frames
 */
record FrameRange(int first, int last) {
    static final FrameRange ALL = new FrameRange(0, Integer.MAX_VALUE);

    /** End of the range in a dataset of {@code size} frames: the position after its last frame. */
    int end(int size) {
        return (int) Math.min(size, last + 1L);
    }

    /** Parses {@code A..B}, {@code A..}, {@code ..B} or {@code A}. */
    static final class Converter implements ITypeConverter<FrameRange> {
        private static final Pattern FORM = Pattern.compile("(\\d{0,9})(\\.\\.)?(\\d{0,9})");

        @Override
        public FrameRange convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches() || text.isEmpty() || text.equals("..")) {
                throw new TypeConversionException("must look like 0..9, 5.., ..9 or 7, got \"" + text + "\"");
            }
            int first = matcher.group(1).isEmpty() ? 0 : Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null
                    ? first
                    : matcher.group(3).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(3));
            if (last < first) {
                throw new TypeConversionException("must not end before it begins, got \"" + text + "\"");
            }
            return new FrameRange(first, last);
        }
    }
}
