package io.foresight.reflect.imagine;

import java.util.List;

/**
 * What a plan may lead to.
 *
 * @param probability of this future, in (0, 1]
 * @param frames the scene after each action of the plan
 */
public record Future(double probability, List<Frame> frames) {
    /** Checks the range and copies the frames. */
    public Future {
        frames = List.copyOf(frames);
        if (!(probability > 0 && probability <= 1) || frames.isEmpty()) {
            throw new IllegalArgumentException("a future needs a probability in (0, 1] and a frame or more, got "
                    + probability + " and " + frames.size() + " frames");
        }
    }

    /** The likeliest of a plan's futures, the first of equal ones. */
    public static Future likeliest(List<Future> futures) {
        Future likeliest = futures.get(0);
        for (Future future : futures) {
            likeliest = future.probability > likeliest.probability ? future : likeliest;
        }
        return likeliest;
    }

    /** The scene after the whole plan. */
    public Frame last() {
        return frames.get(frames.size() - 1);
    }
}
