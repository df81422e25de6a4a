/** Object classes, and taxonomies that map dataset names to them. */
package io.foresight.perception.taxonomy;
