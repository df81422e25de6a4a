/** The ONCE dataset. */
package io.foresight.perception.data.once;
