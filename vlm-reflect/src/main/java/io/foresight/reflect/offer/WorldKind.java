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
import io.foresight.reflect.read.DdimSampler;
import io.foresight.reflect.read.DiffusionImagination;
import io.foresight.reflect.read.DiffusionSettings;
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
        Policy policy(
                ReflectModel networks,
                PolicySettings settings,
                Supplier<AssemblyWorld> model,
                Function<WorldModel, Policy> imagining) {
            return imagining.apply(new BeliefWorld(networks.rules()));
        }
    },
    /** The true world, drawn and read. */
    SIMULATOR(true, true, ReflectSettings.MOST_STEPS) {
        @Override
        Policy policy(
                ReflectModel networks,
                PolicySettings settings,
                Supplier<AssemblyWorld> model,
                Function<WorldModel, Policy> imagining) {
            SimulatorWorld world = SimulatorWorld.drawn(
                    model.get(), networks.reader(), networks.reader().side());
            return new PrivilegedPolicy(imagining.apply(world), world);
        }
    },
    /** The model's network that imagines how the pieces will look to its reader. */
    LATENT(true, false, ImagineNetwork.MOST_STEPS) {
        @Override
        Policy policy(
                ReflectModel networks,
                PolicySettings settings,
                Supplier<AssemblyWorld> model,
                Function<WorldModel, Policy> imagining) {
            return imagining.apply(
                    ModelOptions.orClosed(networks, networks::imagination).world(false));
        }
    },
    /** The model's network that draws one picture after the other. */
    DIFFUSION(true, false, ReflectSettings.MOST_STEPS) {
        @Override
        Policy policy(
                ReflectModel networks,
                PolicySettings settings,
                Supplier<AssemblyWorld> model,
                Function<WorldModel, Policy> imagining) {
            DiffusionSettings how =
                    new DiffusionSettings(new DdimSampler((int) settings.whole(STEPS)), settings.number(GUIDANCE));
            DiffusionImagination diffusion = ModelOptions.orClosed(networks, networks::diffusion);
            return imagining.apply(diffusion.world(networks.reader(), how));
        }
    };

    private static final String NAME = "world";
    private static final String STEPS = "diffusion-steps";
    private static final String GUIDANCE = "diffusion-guidance";

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
     * @param settings of the policy, with the {@link #options}
     * @param model creates the true world
     * @param imagining makes the policy, which closes the world model
     */
    abstract Policy policy(
            ReflectModel networks,
            PolicySettings settings,
            Supplier<AssemblyWorld> model,
            Function<WorldModel, Policy> imagining);

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

    /** The options that choose among some of them, the first being the usual one, and how it imagines. */
    static List<PolicyOption> options(Predicate<WorldKind> which) {
        List<String> names = Arrays.stream(values())
                .filter(which)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        return List.of(
                PolicyOption.word(NAME, "What it imagines with; the simulator is told the state.", names),
                PolicyOption.whole(
                        STEPS,
                        "Calls of the network for a picture, of world diffusion.",
                        1,
                        DdimSampler.MOST_STEPS,
                        DiffusionSettings.USUAL.sampler().steps()),
                PolicyOption.number(
                        GUIDANCE,
                        "How far it follows the action, of world diffusion; 1: no guidance.",
                        1,
                        DiffusionSettings.MOST_GUIDANCE,
                        DiffusionSettings.USUAL.guidance()));
    }

    static WorldKind of(PolicySettings settings) {
        return valueOf(settings.text(NAME).toUpperCase(Locale.ROOT));
    }
}
