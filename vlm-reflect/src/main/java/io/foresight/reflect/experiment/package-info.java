/** The evidence: declared rows of policies on the same tasks, kept in a folder, from which the report is written. */
package io.foresight.reflect.experiment;
