/**
 * The task family of ReflectVLM (arXiv 2502.16707), re-implemented: boards with interlocking pieces, states and actions. Motion is in
 * {@code world}.
 */
package io.foresight.planner.task;
