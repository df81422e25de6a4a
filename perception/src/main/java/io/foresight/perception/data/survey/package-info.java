/** What is in a dataset, whether it is sound, and how much two datasets look alike. */
package io.foresight.perception.data.survey;
