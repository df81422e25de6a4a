/** What is believed of a scene: where the pieces are, which lies over which, how sure that is, and how what happens changes it. */
package io.foresight.reflect.belief;
