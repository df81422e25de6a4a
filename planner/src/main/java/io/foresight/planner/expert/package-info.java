/** Who knows the best answer: exact steps to go, every best action, and what any action costs. */
package io.foresight.planner.expert;
