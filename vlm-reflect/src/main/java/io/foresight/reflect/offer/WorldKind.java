package io.foresight.reflect.offer;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.reflect.imagine.BeliefWorld;
import io.foresight.reflect.imagine.SimulatorWorld;
import io.foresight.reflect.imagine.WorldModel;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.network.ImagineNetwork;
import io.foresight.reflect.policy.PrivilegedPolicy;
import io.foresight.reflect.policy.ReflectSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The world models that policies can imagine with. Another one is another constant: options, help and checks follow from it. */
enum WorldKind {
    /** Samples of the belief, rolled forward by the model's outcome rules. */
    BELIEF(false, false, ReflectSettings.MOST_STEPS) {
        @Override
        Policy policy(ReflectModel networks, Supplier<AssemblyWorld> model, Function<WorldModel, Policy> imagining) {
            return imagining.apply(new BeliefWorld(networks.rules()));
        }
    },
    /** The true world, drawn and read. */
    SIMULATOR(true, true, ReflectSettings.MOST_STEPS) {
        @Override
        Policy policy(ReflectModel networks, Supplier<AssemblyWorld> model, Function<WorldModel, Policy> imagining) {
            SimulatorWorld world = SimulatorWorld.drawn(
                    model.get(), networks.reader(), networks.reader().side());
            return new PrivilegedPolicy(imagining.apply(world), world);
        }
    },
    /** The model's network that imagines how the pieces will look to its reader. */
    LATENT(true, false, ImagineNetwork.MOST_STEPS) {
        @Override
        Policy policy(ReflectModel networks, Supplier<AssemblyWorld> model, Function<WorldModel, Policy> imagining) {
            return imagining.apply(
                    ModelOptions.orClosed(networks, networks::imagination).world(false));
        }
    };

    private static final String NAME = "world";

    private final boolean shows;
    private final boolean seesState;
    private final int mostSteps;

    WorldKind(boolean shows, boolean seesState, int mostSteps) {
        this.mostSteps = mostSteps;
        this.shows = shows;
        this.seesState = seesState;
    }

    /**
     * A policy that imagines with a world model of this kind.
     *
     * @param model creates the true world
     * @param imagining makes the policy, which closes the world model
     */
    abstract Policy policy(
            ReflectModel networks, Supplier<AssemblyWorld> model, Function<WorldModel, Policy> imagining);

    /** Does it imagine what things look like? */
    boolean shows() {
        return shows;
    }

    /** Actions of the longest plan that it can imagine. */
    int mostSteps() {
        return mostSteps;
    }

    /** Is it told the state? */
    boolean seesState() {
        return seesState;
    }

    /** The option that chooses among some of them; the first is the usual one. */
    static PolicyOption option(Predicate<WorldKind> which) {
        List<String> names = Arrays.stream(values())
                .filter(which)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        return PolicyOption.word(NAME, "What it imagines with; the simulator is told the state.", names);
    }

    static WorldKind of(PolicySettings settings) {
        return valueOf(settings.text(NAME).toUpperCase(Locale.ROOT));
    }
}
