/** Models that others trained: their checkpoints under this software's names, with what only their configurations say. */
package io.foresight.perception.foreign;
