/** Building blocks of networks: records that append themselves to a graph. Legend: B batch, N rows, H and W height and width. */
package io.foresight.tensor.layer;
