/** The web viewer (one page, one port) and the bird's-eye plot: display of sweeps and results. */
package io.foresight.launch.view;
