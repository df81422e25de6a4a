/** Point Cloud Data files (PCL's .pcd, version 0.7): ascii, binary and binary_compressed. */
package io.foresight.perception.data.pcd;
