/** Road users that move: lanes, car following, signals at crossings, people on pavements. */
package io.foresight.sim.drive.traffic;
