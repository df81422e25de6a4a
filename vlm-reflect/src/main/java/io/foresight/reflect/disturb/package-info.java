/** Pictures as they are not in training: to see what breaks. */
package io.foresight.reflect.disturb;
