/** Point clouds and their validation, which every cloud passes before use. */
package io.foresight.perception.points;
