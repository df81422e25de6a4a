package io.foresight.planner.render;

import io.foresight.planner.world.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An episode as one picture for people: the goal at the left, then a frame for each decision with the action and what came of it under
 * it, row after row.
 */
public final class FilmStrip {
    private static final int LEAST_FRAME = 224;
    private static final int GAP = 10;
    private static final int LETTER = 2;
    private static final int CAPTION_LINES = 4;
    private static final int BAR = 4;
    private static final int PAPER = 0x1E2227;
    private static final int INK = 0xF2F2F2;
    private static final int FAINT = 0x9AA3AD;
    private static final int SUCCESS = 0x5CBF6A;
    private static final int REFUSED = 0xE8B04A;
    private static final int FAILED = 0xE2604F;

    private final String title;
    private final Picture goal;
    private final List<Frame> frames = new ArrayList<>();

    private record Frame(Picture picture, String caption, String remark, int rgb) {}

    /**
     * Without frames yet.
     *
     * @param title above everything, one line
     * @param goal what the finished board looks like
     */
    public FilmStrip(String title, Picture goal) {
        this.title = title;
        this.goal = goal;
    }

    /** Adds what was seen, with a caption, such as the start. */
    public void add(Picture picture, String caption) {
        add(new Frame(picture, caption, "", FAINT));
    }

    /** Adds what was seen after an action. Decisions are numbered from 1. */
    public void add(Picture picture, String action, Outcome outcome) {
        long decisions = frames.stream().filter(frame -> frame.rgb != FAINT).count();
        int rgb =
                switch (outcome.kind()) {
                    case SUCCESS -> SUCCESS;
                    case REFUSED -> REFUSED;
                    case FAILED -> FAILED;
                };
        String remark = outcome == Outcome.SUCCEEDED ? "" : outcome.reason();
        add(new Frame(picture, (decisions + 1) + ". " + action, remark, rgb));
    }

    private void add(Frame frame) {
        if (frame.picture.width() != goal.width() || frame.picture.height() != goal.height()) {
            throw new IllegalArgumentException("frames must have the goal's " + goal.width() + " x " + goal.height()
                    + " pixels, got " + frame.picture.width() + " x " + frame.picture.height());
        }
        frames.add(frame);
    }

    /** A picture with a line of text under it, enlarged until it is easy to look at. */
    public static Picture labelled(Picture picture, String text) {
        int scale = scale(picture);
        int width = picture.width() * scale;
        List<String> lines = Lettering.wrap(text, width / (Lettering.ADVANCE * LETTER));
        int height = picture.height() * scale + GAP + lines.size() * Lettering.LINE * LETTER;
        Picture out = Lettering.blank(width, height, PAPER);
        Lettering.paste(out, picture, 0, 0, scale);
        write(out, 0, picture.height() * scale + GAP, lines, INK);
        return out;
    }

    /**
     * The whole strip.
     *
     * @param columns frames in a row, 1 or more, the goal not counted
     */
    public Picture picture(int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("a strip needs 1 column or more, got " + columns);
        }
        int scale = scale(goal);
        int cellWidth = goal.width() * scale + GAP;
        int cellHeight = goal.height() * scale + BAR + GAP + CAPTION_LINES * Lettering.LINE * LETTER;
        int across = Math.max(1, Math.min(columns, frames.size()));
        int rows = Math.max(1, (frames.size() + columns - 1) / columns);
        int head = 2 * GAP + Lettering.LINE * LETTER;
        Picture out = Lettering.blank(GAP + (across + 1) * cellWidth + GAP, head + rows * cellHeight, PAPER);
        Lettering.write(out, GAP, GAP, LETTER, INK, title);
        cell(out, GAP, head, new Frame(goal, "goal", "", INK));
        for (int i = 0; i < frames.size(); i++) {
            int column = 2 * GAP + (i % columns + 1) * cellWidth;
            cell(out, column, head + i / columns * cellHeight, frames.get(i));
        }
        return out;
    }

    /** Writes {@link #picture} as a PNG file. */
    public void write(Path file, int columns) throws IOException {
        PictureFile.write(file, picture(columns));
    }

    private static void cell(Picture out, int column, int row, Frame frame) {
        int scale = scale(frame.picture);
        int width = frame.picture.width() * scale;
        int below = row + frame.picture.height() * scale;
        Lettering.paste(out, frame.picture, column, row, scale);
        Lettering.fill(out, column, below, width, BAR, frame.rgb);
        int letters = width / (Lettering.ADVANCE * LETTER);
        List<String> caption = Lettering.wrap(frame.caption, letters);
        int at = write(out, column, below + BAR + GAP / 2, caption, INK);
        List<String> remark = Lettering.wrap(frame.remark, letters);
        int room = Math.max(0, CAPTION_LINES - caption.size());
        write(out, column, at, remark.subList(0, Math.min(room, remark.size())), frame.rgb);
    }

    private static int write(Picture out, int column, int row, List<String> lines, int rgb) {
        int at = row;
        for (String line : lines) {
            Lettering.write(out, column, at, LETTER, rgb, line);
            at += Lettering.LINE * LETTER;
        }
        return at;
    }

    private static int scale(Picture picture) {
        return (LEAST_FRAME + picture.width() - 1) / picture.width();
    }
}
