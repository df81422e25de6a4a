/** Loading a detector by the name of its model. */
package io.foresight.launch.model;
