/** Measured numbers and how they are summed up; what the process takes of the machine. */
package io.foresight.core.measure;
