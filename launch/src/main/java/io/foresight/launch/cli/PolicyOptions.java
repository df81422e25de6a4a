package io.foresight.launch.cli;

import io.foresight.launch.assembly.WorldKind;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.PolicyChoice;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.task.PlannerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The policy and the limits of a decision. The policies' own options are added by {@link PolicyFlags}. */
final class PolicyOptions {
    @Option(
            names = "--policy",
            paramLabel = "NAME",
            converter = PolicyName.class,
            completionCandidates = PolicyName.class,
            defaultValue = "expert",
            description = "Policy: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private PolicyKind policy;

    /** Name of the option for the world of searches, and of an option that some policies have. */
    private static final String MODEL = "model";

    @Option(
            names = "--" + MODEL,
            paramLabel = "WORLD",
            description =
                    "World used as the model of a search (default: symbolic); with a policy that has an option of this"
                            + " name, such as vlm, that option: the name of the server's model.")
    private String model;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "Maximum number of model steps per decision (default: the policy's own).")
    private Integer nodes;

    @Option(names = "--seconds-per-decision", paramLabel = "S", description = "Maximum time per decision.")
    private Double seconds;

    /** The selected policy. */
    PolicyChoice choice(WorldOptions world, CommandSpec spec) {
        return choices(List.of(), world, spec).get(0);
    }

    /**
     * The selected policy, and others under the same conditions: each gets the options that it supports.
     *
     * @throws ParameterException listing all unsupported options and invalid values
     */
    List<PolicyChoice> choices(List<PolicyKind> others, WorldOptions world, CommandSpec spec) {
        List<PolicyKind> kinds = new ArrayList<>(List.of(policy));
        kinds.addAll(others);
        Map<String, String> left = PolicyFlags.given(spec);
        List<PolicyChoice> choices = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<Map<String, String>> given = new ArrayList<>();
        for (PolicyKind kind : kinds) {
            given.add(ofKind(kind, PolicyFlags.given(spec)));
            left.keySet().removeAll(given.get(given.size() - 1).keySet());
        }
        left.remove(MODEL);
        given.get(0).putAll(left); // rejected by its policy
        WorldKind imagined = imagined(given, spec);
        for (int i = 0; i < kinds.size(); i++) {
            PolicyKind kind = kinds.get(i);
            try {
                choices.add(new PolicyChoice(
                        kind,
                        PolicySettings.read(kind, given.get(i)),
                        () -> imagined.open(world.failures()),
                        budget(kind, imagined, spec)));
            } catch (PlannerException wrong) {
                problems.add(wrong.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join("; ", problems));
        }
        return choices;
    }

    private static Map<String, String> ofKind(PolicyKind kind, Map<String, String> given) {
        Map<String, String> own = new LinkedHashMap<>(given);
        own.keySet().retainAll(kind.options().stream().map(PolicyOption::name).toList());
        return own;
    }

    /** The world of searches: the default when {@code --model} was passed to a policy as its own option. */
    private WorldKind imagined(List<Map<String, String>> given, CommandSpec spec) {
        if (model == null || given.stream().anyMatch(options -> options.containsKey(MODEL))) {
            return WorldKind.SYMBOLIC;
        }
        try {
            return new WorldName().convert(model);
        } catch (TypeConversionException unknown) {
            throw new ParameterException(spec.commandLine(), "--" + MODEL + ": " + unknown.getMessage());
        }
    }

    private Budget budget(PolicyKind kind, WorldKind imagined, CommandSpec spec) {
        if (nodes != null && nodes < 1) {
            throw new ParameterException(spec.commandLine(), "--nodes must be 1 or more, got " + nodes);
        }
        if (seconds != null && !(seconds >= 1e-6 && seconds <= 86_400)) {
            throw new ParameterException(
                    spec.commandLine(), "--seconds-per-decision must be 0.000001 to 86400, got " + seconds);
        }
        int most = nodes != null ? nodes : seconds != null ? Integer.MAX_VALUE : kind.usualNodes(imagined.toString());
        return seconds == null ? Budget.ofNodes(most) : new Budget(most, Duration.ofNanos(Math.round(seconds * 1e9)));
    }
}
