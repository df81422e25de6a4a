/** The web viewer (one page, one port) and the bird's-eye plot: what perception saw and made of it, to look at. */
package io.foresight.launch.view;
