/** The one door to the native tensor library. Entry: {@link io.foresight.tensor.engine.TensorEngine}. Nothing outside names DJL. */
package io.foresight.tensor.engine;
