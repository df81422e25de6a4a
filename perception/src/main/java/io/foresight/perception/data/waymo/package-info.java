/**
 * The Waymo Open Dataset, perception, version 1: TFRecord files of Frame messages. The vehicle's frame is not used outside this package.
 *
 * <p>Numbers of fields are facts taken from {@code dataset.proto} and {@code label.proto} of github.com/waymo-research/waymo-open-dataset; no
 * text of theirs is here. What a range image means is told there, too, and in its {@code range_image_utils.py}.
 */
package io.foresight.perception.data.waymo;
