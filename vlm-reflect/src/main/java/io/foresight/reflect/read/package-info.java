/** From pictures to probabilities: the networks at work. */
package io.foresight.reflect.read;
