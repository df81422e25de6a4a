/** Point clouds, and the one gate that every cloud passes before it is used. */
package io.foresight.perception.points;
