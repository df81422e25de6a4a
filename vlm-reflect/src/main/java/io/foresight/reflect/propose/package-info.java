/** Who names actions before they are imagined. */
package io.foresight.reflect.propose;
