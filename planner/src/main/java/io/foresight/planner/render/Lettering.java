package io.foresight.planner.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Small letters of 5 x 9 dots, so that captions need no installed font. Upper case is drawn as lower case; what has no letter becomes
 * a question mark.
 */
final class Lettering {
    /** Dots from one letter to the next, and from line to line. */
    static final int ADVANCE = 6;

    static final int LINE = 11;

    private static final int DOTS = 5;
    private static final int ROWS = 9;
    private static final String LETTERS = " !%'()+,-./0123456789:;<=>?_abcdefghijklmnopqrstuvwxyz";
    /** Nine rows of each letter, five dots as a digit of base 32, leftmost dot first. */
    private static final String SHAPES = "000000000444440400op248j300448000000248884200842224800044v4400000000cc48"
            + "000v0000000000cc0011248gg00ehjlphe004c4444e00eh1248v00eh161he0026aiv2200"
            + "vgu11he0068guhhe00v12444400ehhehhe00ehhf12c000cc0cc0000cc00cc48248g84200"
            + "00v0v0000g84248g00eh1240400000000v0000e1fhf00ggmphhu0000ehghe0011djhhf00"
            + "00ehvge00698s8880000fhhhf1eggmphhh0040c444e002062222icggikoki00c44444e00"
            + "00qllll0000mphhh0000ehhhe0000uhhhugg00fhhhf1100mpggg0000fge1u0088s889600"
            + "00hhhjd0000hhha40000hhlla0000ha4ah0000hhhhf1e00v248v00";

    private Lettering() {}

    /** Picture of one colour to write on. */
    static Picture blank(int width, int height, int rgb) {
        byte[] bytes = new byte[3 * width * height];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (rgb >> (16 - 8 * (i % 3)));
        }
        return new Picture(width, height, bytes);
    }

    /** Writes one line with its upper left corner there, each dot as a square of {@code scale} pixels; cut off at the border. */
    static void write(Picture picture, int column, int row, int scale, int rgb, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            int letter = LETTERS.indexOf(lower.charAt(i));
            int shape = ROWS * (letter < 0 ? LETTERS.indexOf('?') : letter);
            for (int dot = 0; dot < DOTS * ROWS; dot++) {
                int bits = Character.digit(SHAPES.charAt(shape + dot / DOTS), 32);
                if ((bits >> (DOTS - 1 - dot % DOTS) & 1) != 0) {
                    int x = column + (i * ADVANCE + dot % DOTS) * scale;
                    fill(picture, x, row + dot / DOTS * scale, scale, scale, rgb);
                }
            }
        }
    }

    /** Fills a rectangle as far as it lies in the picture. */
    static void fill(Picture picture, int column, int row, int width, int height, int rgb) {
        byte[] bytes = picture.rgb();
        for (int y = Math.max(0, row); y < Math.min(picture.height(), row + height); y++) {
            for (int x = Math.max(0, column); x < Math.min(picture.width(), column + width); x++) {
                int at = 3 * (y * picture.width() + x);
                bytes[at] = (byte) (rgb >> 16);
                bytes[at + 1] = (byte) (rgb >> 8);
                bytes[at + 2] = (byte) rgb;
            }
        }
    }

    /** Copies a picture in, each pixel as a square of {@code scale}. */
    static void paste(Picture onto, Picture picture, int column, int row, int scale) {
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                fill(onto, column + x * scale, row + y * scale, scale, scale, picture.rgb(x, y));
            }
        }
    }

    /** Lines of at most so many letters, broken at spaces where there are any. */
    static List<String> wrap(String text, int letters) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : Arrays.asList(text.trim().split(" +"))) {
            String rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() > letters) {
                lines.add(line);
                line = "";
            }
            while (rest.length() > letters) {
                lines.add(rest.substring(0, letters));
                rest = rest.substring(letters);
            }
            line = line.isEmpty() ? rest : line + " " + rest;
        }
        lines.add(line);
        return lines;
    }
}
