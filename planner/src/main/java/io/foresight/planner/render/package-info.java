/** What a camera sees of a scene, drawn without a graphics library: the same bytes on every machine and every Java. */
package io.foresight.planner.render;
