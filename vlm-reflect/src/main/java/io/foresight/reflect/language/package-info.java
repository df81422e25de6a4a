/** The embedded policy's language: its vocabulary, and prompts as rows of tokens. */
package io.foresight.reflect.language;
