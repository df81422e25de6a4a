package io.foresight.reflect.offer;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.policy.ClosingPolicy;
import io.foresight.reflect.policy.ReflectSettings;
import io.foresight.reflect.policy.ReflectivePolicy;
import io.foresight.reflect.propose.Proposer;
import io.foresight.reflect.propose.WhoProposes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** {@link ReflectivePolicy}. */
public final class ReflectKind implements PolicyKind {
    private static final ReflectSettings USUAL = ReflectSettings.USUAL;
    private static final double MUCH = 100;

    @Override
    public String name() {
        return "reflect";
    }

    @Override
    public String description() {
        return "Reads pictures as a belief, imagines what actions lead to, and learns from what happens.";
    }

    @Override
    public boolean seesState() {
        return false;
    }

    @Override
    public List<PolicyOption> options() {
        List<PolicyOption> options = new ArrayList<>(ModelOptions.all());
        options.add(PolicyOption.word(
                "reflect",
                "forward: imagine before acting; backward: let outcomes correct the belief.",
                List.of("both", "forward", "backward", "neither")));
        options.add(PolicyOption.word(
                "proposer",
                "Who names actions: nobody, or the model's policy if it has one, as cloned or after it learnt from its own actions.",
                List.of("nobody", "embedded", "cloned")));
        options.add(PolicyOption.whole(
                "horizon", "Actions that are imagined.", 1, ReflectSettings.MOST_STEPS, USUAL.horizon()));
        options.add(PolicyOption.number(
                "trust", "Steps to go that a nat of the proposal outweighs.", 0, MUCH, USUAL.trust()));
        options.add(PolicyOption.number(
                "doubt", "Nats below the likeliest at which proposals count alike.", 0.01, MUCH, USUAL.doubt()));
        options.add(PolicyOption.number(
                "caution", "Steps to go that a standard deviation counts.", 0, MUCH, USUAL.caution()));
        options.add(PolicyOption.number(
                "firmness",
                "What the steps to go in one sample count beside the mean of all.",
                0,
                MUCH,
                USUAL.firmness()));
        options.add(PolicyOption.number(
                "plausible",
                "Actions are imagined that are best in at least this share of the samples of the most frequent best one.",
                0.01,
                1,
                USUAL.plausible()));
        options.add(PolicyOption.number(
                "agreement",
                "Share of the samples that must find the proposal best to act at once; above 1: never.",
                0.01,
                2,
                USUAL.agreement()));
        return options;
    }

    @Override
    public int usualNodes(String modelKind) {
        return 1000;
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        String reflect = settings.text("reflect");
        ReflectSettings how = new ReflectSettings(
                reflect.equals("both") || reflect.equals("forward"),
                reflect.equals("both") || reflect.equals("backward"),
                (int) settings.whole("horizon"),
                settings.number("trust"),
                settings.number("doubt"),
                settings.number("caution"),
                settings.number("firmness"),
                settings.number("plausible"),
                settings.number("agreement"));
        ReflectModel networks = ModelOptions.open(settings);
        Proposer proposer = ModelOptions.proposer(
                networks, WhoProposes.valueOf(settings.text("proposer").toUpperCase(Locale.ROOT)));
        return new ClosingPolicy(
                new ReflectivePolicy(proposer, networks.reader(), networks.rules(), how), networks::close);
    }
}
