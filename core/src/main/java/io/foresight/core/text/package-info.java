/** What messages to a user need: problems gathered, names that were probably meant. */
package io.foresight.core.text;
