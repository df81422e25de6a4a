/** Pairing the things of two lists. */
package io.foresight.core.matching;
