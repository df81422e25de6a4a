package io.foresight.reflect.disturb;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.render.Camera;
import io.foresight.planner.render.Cameras;
import java.util.Locale;
import java.util.SplittableRandom;

/** What may be otherwise than in training. The colours that a policy is told are always those of the palette. */
public enum Condition {
    /** Nothing. */
    AS_TRAINED("as trained"),
    /** The goal is shown from another camera pose. */
    GOAL_ELSEWHERE("goal from another camera") {
        @Override
        public Cameras cameras(long seed) {
            return new Cameras(Camera.fixed(), Camera.randomised(seed));
        }
    },
    /** Goal and scene are shown from another camera pose, the same for both. */
    CAMERA_ELSEWHERE("goal and scene from another camera") {
        @Override
        public Cameras cameras(long seed) {
            Camera camera = Camera.randomised(seed);
            return new Cameras(camera, camera);
        }
    },
    /** All hues are turned by 10 degrees. */
    OTHER_COLOURS("hues turned by 10 degrees") {
        @Override
        PixelFilter light(long seed) {
            return PixelFilter.hue(10);
        }
    },
    /** All hues are turned by 25 degrees. */
    FAR_COLOURS("hues turned by 25 degrees") {
        @Override
        PixelFilter light(long seed) {
            return PixelFilter.hue(25);
        }
    },
    /** Dim, warm light. */
    LIGHT("dim, warm light") {
        @Override
        PixelFilter light(long seed) {
            return PixelFilter.light(0.65, 0.58, 0.48);
        }
    },
    /** Bands and grain over all surfaces, another pattern each episode. */
    TEXTURE("bands and grain over everything") {
        @Override
        PixelFilter light(long seed) {
            return PixelFilter.texture(seed);
        }
    },
    /** An arm hides a part of the scene, as wide as an eighth of the picture, at another place each episode; the goal is shown whole. */
    OCCLUDED("an arm before the scene") {
        @Override
        PixelFilter obstacle(long seed) {
            return PixelFilter.arm(new SplittableRandom(seed).nextDouble(0.3, 0.8), 0.125, 0.72);
        }
    };

    private final String title;

    Condition(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Lower case with dashes. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where tasks are looked at from. */
    public Cameras cameras(long seed) {
        return Cameras.FIXED;
    }

    /** What is changed in the pictures of scene and goal. */
    PixelFilter light(long seed) {
        return PixelFilter.NONE;
    }

    /** What stands before the scene. */
    PixelFilter obstacle(long seed) {
        return PixelFilter.NONE;
    }

    /**
     * A policy that is shown its pictures under this condition; closing it closes {@code policy}.
     *
     * @throws IllegalArgumentException for a policy that sees the state, if the condition is about pictures
     */
    public Policy over(Policy policy) {
        boolean changesPictures = light(0) != PixelFilter.NONE || obstacle(0) != PixelFilter.NONE;
        return changesPictures ? new DisturbedPolicy(policy, this) : policy;
    }
}
