/** The report of an experiment, written wholly from its kept results. */
package io.foresight.reflect.experiment.report;
