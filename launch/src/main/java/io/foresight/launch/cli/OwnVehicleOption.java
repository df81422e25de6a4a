package io.foresight.launch.cli;

import io.foresight.perception.mount.OwnVehicle;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The {@code --own-vehicle} option. */
final class OwnVehicleOption {
    @Option(
            names = "--own-vehicle",
            paramLabel = "FRONT,REAR,LEFT,RIGHT",
            converter = Converter.class,
            description =
                    "Metres from the sensor to the edges of the vehicle that carries it: what is in there is no object"
                            + " (default: as the returns near the sensor show it).")
    private OwnVehicle footprint;

    Optional<OwnVehicle> footprint() {
        return Optional.ofNullable(footprint);
    }

    /** Reads four numbers. */
    static final class Converter implements ITypeConverter<OwnVehicle> {
        @Override
        public OwnVehicle convert(String text) {
            String[] parts = text.split(",", -1);
            if (parts.length != 4) {
                throw new TypeConversionException(
                        "must be four numbers, such as 2.5,1.8,0.9,0.9, got \"" + text + "\"");
            }
            try {
                return new OwnVehicle(
                        Double.parseDouble(parts[0]),
                        Double.parseDouble(parts[1]),
                        Double.parseDouble(parts[2]),
                        Double.parseDouble(parts[3]));
            } catch (NumberFormatException e) {
                throw new TypeConversionException(
                        "must be four numbers, such as 2.5,1.8,0.9,0.9, got \"" + text + "\"");
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
