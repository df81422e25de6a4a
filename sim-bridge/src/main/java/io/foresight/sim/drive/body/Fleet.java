package io.foresight.sim.drive.body;

import io.foresight.perception.taxonomy.ObjectClass;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.random.RandomGenerator;

/**
 * The vehicle and pedestrian shapes used in a dataset: {@link #SHAPES} per kind, generated on first use and then shared. Shape {@code i} of
 * a kind depends only on the fleet's seed, not on which thread uses it first. Thread-safe.
 */
public final class Fleet {
    /** Number of shapes of each kind. */
    public static final int SHAPES = 240;

    private final long seed;
    private final AtomicReferenceArray<Body> bodies = new AtomicReferenceArray<>(SHAPES * Kind.values().length);

    /** Creates the fleet of a seed. */
    public Fleet(long seed) {
        this.seed = seed;
    }

    /** Kinds of shapes. */
    public enum Kind {
        HATCHBACK("car"),
        SALOON("car"),
        ESTATE("car"),
        SUV("car"),
        MPV("car"),
        VAN("car"),
        PANEL_VAN("car"),
        PICKUP("car"),
        LORRY("truck"),
        ARTICULATED_LORRY("truck"),
        BUS("bus"),
        MOTORCYCLIST("motorcycle"),
        PARKED_MOTORCYCLE("motorcycle"),
        CYCLIST("cyclist"),
        WALKER("pedestrian"),
        PARKED_BICYCLE(null),
        TRAILER(null),
        CARAVAN(null);

        private final String className; // null: not labelled

        Kind(String className) {
            this.className = className;
        }

        /** Whether it is labelled. */
        public boolean labelled() {
            return className != null;
        }

        /** The label's class; only if {@link #labelled()}. */
        public ObjectClass objectClass() {
            if (className == null) {
                throw new IllegalStateException(this + " has no label");
            }
            return ObjectClass.named(className);
        }
    }

    /** A random shape of the kind. */
    public Body any(Kind kind, RandomGenerator random) {
        return body(kind, random.nextInt(SHAPES));
    }

    /** A random kind of private car with frequencies as on European streets: mostly hatchbacks, saloons and estates. */
    public static Kind passengerCar(RandomGenerator random) {
        Kind[] kinds = {
            Kind.HATCHBACK, Kind.SALOON, Kind.ESTATE, Kind.SUV, Kind.MPV, Kind.VAN, Kind.PANEL_VAN, Kind.PICKUP
        };
        return kinds[RandomDraws.weighted(random, 0.42, 0.14, 0.16, 0.09, 0.1, 0.05, 0.035, 0.005)];
    }

    /** Shape {@code index} of the kind, [0, {@link #SHAPES}). */
    public Body body(Kind kind, int index) {
        if (index < 0 || index >= SHAPES) {
            throw new IllegalArgumentException("a fleet has shapes 0 to " + (SHAPES - 1) + ", got " + index);
        }
        int slot = kind.ordinal() * SHAPES + index;
        Body known = bodies.get(slot);
        if (known != null) {
            return known;
        }
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + slot);
        bodies.compareAndSet(slot, null, draw(kind, random));
        return bodies.get(slot);
    }

    private static Body draw(Kind kind, RandomGenerator random) {
        return switch (kind) {
            case HATCHBACK -> CarBody.draw(CarStyle.Kind.HATCHBACK, random);
            case SALOON -> CarBody.draw(CarStyle.Kind.SALOON, random);
            case ESTATE -> CarBody.draw(CarStyle.Kind.ESTATE, random);
            case SUV -> CarBody.draw(CarStyle.Kind.SUV, random);
            case MPV -> CarBody.draw(CarStyle.Kind.MPV, random);
            case VAN -> CarBody.draw(CarStyle.Kind.VAN, random);
            case PANEL_VAN -> CarBody.draw(CarStyle.Kind.PANEL_VAN, random);
            case PICKUP -> CarBody.draw(CarStyle.Kind.PICKUP, random);
            case LORRY -> LargeVehicle.lorry(random);
            case ARTICULATED_LORRY -> LargeVehicle.articulated(random);
            case BUS -> LargeVehicle.bus(random);
            case MOTORCYCLIST -> TwoWheeler.ridden(random);
            case PARKED_MOTORCYCLE -> TwoWheeler.parkedMotorcycle(random);
            case CYCLIST -> TwoWheeler.cyclist(random);
            case WALKER -> Walker.draw(random);
            case PARKED_BICYCLE -> TwoWheeler.parkedBicycle(random);
            case TRAILER -> LargeVehicle.trailer(random);
            case CARAVAN -> LargeVehicle.caravan(random);
        };
    }
}
