/** TorchScript files and weights at rest. Entries: {@link io.foresight.tensor.archive.NetworkArchive}, {@link io.foresight.tensor.archive.Weights}. */
package io.foresight.tensor.archive;
