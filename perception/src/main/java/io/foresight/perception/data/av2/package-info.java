/** The Argoverse 2 Sensor Dataset: reader, labels and calibration. The vehicle's frame is not used outside this package. */
package io.foresight.perception.data.av2;
