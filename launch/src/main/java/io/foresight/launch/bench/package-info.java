/** Measurements that anybody can repeat: what was measured, on what, and how much it varies. */
package io.foresight.launch.bench;
