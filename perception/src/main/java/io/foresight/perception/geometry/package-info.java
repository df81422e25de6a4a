/** How much boxes overlap, and which of overlapping ones stay. Right-handed FLU, metres, radians. */
package io.foresight.perception.geometry;
