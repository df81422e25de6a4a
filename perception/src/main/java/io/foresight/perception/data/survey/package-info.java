/** Statistics and checks of datasets, and a comparison of two datasets. */
package io.foresight.perception.data.survey;
