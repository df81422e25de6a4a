package io.foresight.perception.data.feather;

/**
 * A column of a table.
 *
 * @param node its number in the batches
 * @param firstBuffer number of its first buffer in the batches
 */
record FeatherColumn(String name, ColumnType type, int node, int firstBuffer) {}
