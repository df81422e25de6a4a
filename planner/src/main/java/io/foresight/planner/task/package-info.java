/**
 * The task family of ReflectVLM (arXiv 2502.16707), made anew: boards with interlocking pieces, where every piece is, and what may be
 * done. Nothing here moves; see {@code world}.
 */
package io.foresight.planner.task;
