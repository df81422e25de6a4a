package io.foresight.reflect.network;

import io.foresight.core.text.Problems;

/**
 * How much each term counts when the latent world model learns; 0 leaves a term out.
 *
 * @param latent squared error of the predicted projections
 * @param gaussian distance of the projections from a normal distribution, {@link NormalityLoss}, against collapse
 * @param features squared error of the decoded features, in units of the features' own variance
 * @param status cross-entropy of where each piece is
 * @param covered cross-entropy of whether something over a piece keeps it down
 * @param steps error of the steps to go (Huber), of imagined and of real frames
 * @param picture absolute error of the pictures, 0 to 1
 */
public record ImagineLoss(
        double latent, double gaussian, double features, double status, double covered, double steps, double picture) {
    private static final double MOST = 1000;

    /** Checks the ranges. */
    public ImagineLoss {
        Problems problems = new Problems();
        problems.requireWithin("latent", latent, 0, MOST);
        problems.requireWithin("gaussian", gaussian, 0, MOST);
        problems.requireWithin("features", features, 0, MOST);
        problems.requireWithin("status", status, 0, MOST);
        problems.requireWithin("covered", covered, 0, MOST);
        problems.requireWithin("steps", steps, 0, MOST);
        problems.requireWithin("picture", picture, 0, MOST);
        problems.throwIfAny();
    }
}
