/** Scores of tracks: HOTA, CLEAR and Identity, and KITTI's rules of what counts. */
package io.foresight.perception.eval.mot;
