package io.foresight.reflect.policy;

/**
 * How to reflect.
 *
 * @param backward what happened corrects the belief; else each decision believes what the pictures say alone
 * @param caution how much a standard deviation of the steps to go counts beside their mean
 */
public record ReflectSettings(boolean backward, double caution) {}
