/** A model on disk: its data sheet, its weights, and how they are loaded. */
package io.foresight.reflect.model;
