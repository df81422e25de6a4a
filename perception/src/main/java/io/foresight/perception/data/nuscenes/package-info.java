/** Datasets in nuScenes' tables: nuScenes itself, and Lyft Level 5. */
package io.foresight.perception.data.nuscenes;
