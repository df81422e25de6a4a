/**
 * Recorded datasets. A reader converts to FLU, metres and [0, 1] intensity at load; no dataset-specific convention is visible outside its
 * reader.
 */
package io.foresight.perception.data;
