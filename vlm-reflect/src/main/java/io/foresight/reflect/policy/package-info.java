/** Policies that look at pictures: who proposes, who reflects on it, and what is then done. */
package io.foresight.reflect.policy;
