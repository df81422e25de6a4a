/** Shapes of road users: parametric bodies of cars, lorries, buses, two-wheelers and people. */
package io.foresight.sim.drive.body;
