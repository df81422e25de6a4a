/** Tables in Arrow's IPC file format, which is called Feather, version 2. */
package io.foresight.perception.data.feather;
