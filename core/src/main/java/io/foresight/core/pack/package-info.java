/** Reading compressed data of untrusted content: nothing is allocated here, and nothing is written beyond the space that is given. */
package io.foresight.core.pack;
