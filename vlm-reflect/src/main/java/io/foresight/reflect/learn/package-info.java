/** Training of the networks on pictures that are drawn while they are needed. */
package io.foresight.reflect.learn;
