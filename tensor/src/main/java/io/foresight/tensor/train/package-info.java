/**
 * A training loop that knows nothing of what it trains: batches come from a {@link io.foresight.tensor.train.BatchSource}, gradients from a
 * {@link io.foresight.tensor.train.Learner}; this package owns the optimiser, the schedule, the averaged weights, checkpoints, logs and the manifest.
 *
 * <p>The state of a run lives in flat arrays on the Java heap, so a step makes no native objects of its own and a checkpoint is a copy of arrays.
 */
package io.foresight.tensor.train;
