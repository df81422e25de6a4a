/** Configuration files: YAML is read into validated records, and all problems are reported at once. */
package io.foresight.launch.config;
