/** Recorded datasets. A reader converts to FLU, metres and [0, 1] intensity at load; no convention of a dataset outlives its reader. */
package io.foresight.perception.data;
