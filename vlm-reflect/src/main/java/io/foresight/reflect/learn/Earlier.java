package io.foresight.reflect.learn;

import io.foresight.reflect.model.NetworkFile;
import io.foresight.reflect.model.OutcomeTable;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.model.ReflectSheet;
import io.foresight.tensor.archive.Weights;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model that a training goes on from.
 *
 * @param side of its pictures, pixels
 * @param networks by name
 * @param outcomes how actions end
 */
record Earlier(int side, Map<String, Trained> networks, OutcomeTable outcomes) {
    /**
     * The model.
     *
     * @throws io.foresight.reflect.model.BadReflectModelException when it is not there
     * @throws io.foresight.tensor.archive.ArchiveException when a file of it is not what its sheet says
     */
    static Earlier of(String nameOrPath) {
        Path folder = ReflectModel.find(nameOrPath);
        ReflectSheet sheet = ReflectSheet.read(folder);
        Map<String, Trained> networks = new LinkedHashMap<>();
        sheet.networks().forEach((name, file) -> networks.put(name, trained(folder, sheet, name, file)));
        return new Earlier(sheet.side(), networks, sheet.outcomes());
    }

    private static Trained trained(Path folder, ReflectSheet sheet, String name, NetworkFile file) {
        Map<String, Double> figures = new LinkedHashMap<>();
        sheet.trained()
                .path(ReflectSheet.VALIDATION)
                .path(name)
                .properties()
                .forEach(
                        figure -> figures.put(figure.getKey(), figure.getValue().asDouble()));
        return new Trained(Weights.load(folder.resolve(file.weights()), file.sha256()), file.temperature(), figures);
    }
}
