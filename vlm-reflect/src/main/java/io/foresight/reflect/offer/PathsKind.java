package io.foresight.reflect.offer;

import io.foresight.core.text.Problems;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.reflect.imagine.Critic;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.policy.BeliefKeeper;
import io.foresight.reflect.policy.ClosingPolicy;
import io.foresight.reflect.policy.HorizonBandit;
import io.foresight.reflect.policy.PathSettings;
import io.foresight.reflect.policy.PathsPolicy;
import io.foresight.reflect.policy.ReflectSettings;
import io.foresight.reflect.propose.FrameProposer;
import io.foresight.reflect.propose.UnseenByRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@link PathsPolicy} with the embedded policy. */
public final class PathsKind implements PolicyKind {
    private static final PathSettings USUAL = PathSettings.USUAL;
    private static final int USUAL_NODES = 1000;
    private static final double MUCH = 100;

    @Override
    public String name() {
        return "paths";
    }

    @Override
    public String description() {
        return "Imagines several paths at once and does what a critic finds best.";
    }

    @Override
    public boolean seesState(PolicySettings settings) {
        return WorldKind.of(settings).seesState();
    }

    @Override
    public List<PolicyOption> options() {
        List<PolicyOption> options = new ArrayList<>(ModelOptions.all());
        options.add(ModelOptions.OWN_POLICY);
        options.addAll(WorldKind.options(kind -> true));
        options.add(CriticKind.OPTION);
        options.add(
                PolicyOption.whole("horizon", "Actions of each path.", 1, ReflectSettings.MOST_STEPS, USUAL.horizon()));
        options.add(PolicyOption.whole("paths", "Paths that are imagined.", 1, PathSettings.MOST_PATHS, USUAL.paths()));
        options.add(PolicyOption.number(
                "trust", "Steps to go that a nat of the proposal outweighs.", 0, MUCH, USUAL.trust()));
        options.add(PolicyOption.number(
                "doubt", "Nats below the likeliest at which proposals count alike.", 0.01, MUCH, USUAL.doubt()));
        options.add(PolicyOption.number(
                "discount", "Of each further step's change of the steps to go.", 0.01, 1, USUAL.discount()));
        options.add(PolicyOption.number(
                "exit", "Probability of a proposal above which it is done at once; 1: never.", 0, 1, USUAL.exit()));
        options.add(PolicyOption.word(
                "depth",
                "How far to imagine: fixed, as horizon and exit say; bandit: 0, 1, 3 or 5 steps, as it learns.",
                List.of("fixed", "bandit")));
        options.add(PolicyOption.number("step-cost", "Of an imagined step to the bandit, in steps to go.", 0, 1, 0.02));
        options.add(PolicyOption.number("breadth", "Of the bandit's confidence bound, in steps to go.", 0, MUCH, 0.5));
        options.add(
                PolicyOption.flag("backward", "Let outcomes correct the belief that world and critic imagine with."));
        return options;
    }

    @Override
    public int usualNodes(String modelKind) {
        return USUAL_NODES;
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        PathSettings how = new PathSettings(
                (int) settings.whole("horizon"),
                (int) settings.whole("paths"),
                settings.number("trust"),
                settings.number("doubt"),
                settings.number("discount"),
                settings.number("exit"));
        Optional<HorizonBandit> bandit = settings.text("depth").equals("bandit")
                ? Optional.of(new HorizonBandit(settings.number("step-cost"), settings.number("breadth")))
                : Optional.empty();
        WorldKind imagines = WorldKind.of(settings);
        CriticKind judges = CriticKind.of(settings);
        requireFit(imagines, judges, how);
        ReflectModel networks = ModelOptions.open(settings);
        FrameProposer proposer = new UnseenByRules(ModelOptions.ownPolicy(networks, settings));
        BeliefKeeper keeper = new BeliefKeeper(
                networks.reader(), networks.rules(), BeliefKeeper.Memory.allIf(settings.flag("backward")));
        Critic critic = judges.of(networks);
        Policy policy = imagines.policy(
                networks,
                settings,
                model,
                world -> new PathsPolicy(name(), proposer, keeper, world, critic, how, bandit));
        return new ClosingPolicy(policy, networks::close);
    }

    private static void requireFit(WorldKind world, CriticKind critic, PathSettings how) {
        new Problems()
                .requireWithin("horizon", how.horizon(), 1, world.mostSteps())
                .require(world.shows() || !critic.looks(), "critic", critic, "rules or expected with this world")
                .throwIfAny(problems ->
                        new PlannerException(PlannerException.Code.SETTING_WRONG, String.join("; ", problems)));
    }
}
