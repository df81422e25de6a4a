/** Detection scored as the Waymo Open Dataset scores it: average precision, plain and weighted by heading, at two levels of difficulty. */
package io.foresight.perception.eval.waymo;
