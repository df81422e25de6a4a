/** What a LiDAR saw in one turn, with everything that is known about it, whoever recorded, simulated or sent it. */
package io.foresight.perception.sweep;
