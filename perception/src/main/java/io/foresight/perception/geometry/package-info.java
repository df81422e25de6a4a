/** Box overlap and non-maximum suppression. Right-handed FLU, metres, radians. */
package io.foresight.perception.geometry;
