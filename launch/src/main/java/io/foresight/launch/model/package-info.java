/** From a model's name to a detector at work. */
package io.foresight.launch.model;
