package io.foresight.reflect.read;

import io.foresight.core.text.Problems;

/**
 * How pictures are drawn from noise.
 *
 * @param sampler with how many steps
 * @param guidance how far the guess with the action is followed beyond the one without (Ho and Salimans 2022, arXiv 2207.12598: their w + 1),
 *     1 to {@value #MOST_GUIDANCE}; 1 takes half the time of any other
 */
public record DiffusionSettings(DdimSampler sampler, double guidance) {
    /** Most guidance. */
    public static final double MOST_GUIDANCE = 20;

    /** Few steps, without guidance. */
    public static final DiffusionSettings USUAL = new DiffusionSettings(DdimSampler.USUAL, 1);

    /** Checks the range. */
    public DiffusionSettings {
        new Problems()
                .require(guidance >= 1 && guidance <= MOST_GUIDANCE, "guidance", guidance, "1 to " + MOST_GUIDANCE)
                .throwIfAny();
    }
}
