/** Files that are whole or absent, hashes, and native libraries unpacked from jars. */
package io.foresight.core.file;
