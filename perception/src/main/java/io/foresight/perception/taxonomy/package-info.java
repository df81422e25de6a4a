/** The classes of objects. */
package io.foresight.perception.taxonomy;
