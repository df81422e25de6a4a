/** The whole stack on the embedded simulator: drive, stream, detect, score, show. */
package io.foresight.launch.demo;
