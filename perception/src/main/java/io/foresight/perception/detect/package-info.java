/** From a sweep to boxes: validation, detector, answer with validity, and model files. */
package io.foresight.perception.detect;
