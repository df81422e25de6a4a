/** Repeatable measurements and how they are summed up. */
package io.foresight.launch.measure;
