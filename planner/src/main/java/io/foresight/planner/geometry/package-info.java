/** Where things are: rigid poses in metres and radians. */
package io.foresight.planner.geometry;
