/** Configuration files: YAML in, checked records out, all problems named at once. */
package io.foresight.launch.config;
