/** The networks, each described once for training and for serving. Legend: B pictures, N pieces or pairs of them, H and W height and width. */
package io.foresight.reflect.network;
