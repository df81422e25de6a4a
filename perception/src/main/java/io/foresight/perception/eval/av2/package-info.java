/** Detection scored as the Argoverse 2 benchmark scores it: average precision, errors of matches and the composite detection score. */
package io.foresight.perception.eval.av2;
