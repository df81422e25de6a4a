/** What objects are called: the classes this software knows, and taxonomies that lead from names to them. */
package io.foresight.perception.taxonomy;
