/** The whole stack on the embedded simulator: drive, stream, perceive, score, show. */
package io.foresight.launch.demo;
