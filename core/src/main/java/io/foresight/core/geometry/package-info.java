/** Frames, poses, rigid transforms, headings and boxes. Right-handed, x forward, y left, z up; metres, radians. */
package io.foresight.core.geometry;
