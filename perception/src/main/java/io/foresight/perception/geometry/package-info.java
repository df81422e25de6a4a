/** Frames, rigid transforms, boxes and their overlap. Right-handed FLU, metres, radians. */
package io.foresight.perception.geometry;
