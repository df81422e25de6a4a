package io.foresight.reflect.prompt;

import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Colour;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What a policy that sees pictures might be shown. */
public final class Situations {
    /** Side of the pictures, pixels. */
    public static final int SIDE = 64;

    /** By number. */
    public static final List<Colour> PIECES = List.of(Colour.ORANGE, Colour.GREEN, Colour.RED);

    public static final Picture GOAL = noise(1);
    public static final Picture NOW = noise(2);

    private Situations() {}

    /** The usual instruction. */
    public static Situation after(SkillReport... reports) {
        return of(Optional.empty(), NOW, reports);
    }

    /** With these words and this view of the scene. */
    public static Situation of(Optional<String> instruction, Picture now, SkillReport... reports) {
        return Situation.ofPictures(PIECES, instruction, List.of(reports), 50 - reports.length, now, GOAL);
    }

    /** A picture with something on it. */
    public static Picture noise(long seed) {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        new SplittableRandom(seed).nextBytes(rgb);
        return new Picture(SIDE, SIDE, rgb);
    }
}
