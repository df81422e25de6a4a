package io.foresight.reflect.offer;

import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.reflect.policy.ReflectSettings;
import java.util.ArrayList;
import java.util.List;

/** The options of every policy that reflects by belief: {@link ReflectSettings}. */
final class ReflectOptions {
    private static final ReflectSettings USUAL = ReflectSettings.USUAL;
    private static final double MUCH = 100;

    private ReflectOptions() {}

    static List<PolicyOption> all() {
        List<PolicyOption> options = new ArrayList<>();
        options.add(PolicyOption.word(
                "reflect",
                "forward: imagine before acting; backward: let outcomes correct the belief.",
                List.of("both", "forward", "backward", "neither")));
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

    static ReflectSettings read(PolicySettings settings) {
        String reflect = settings.text("reflect");
        return new ReflectSettings(
                reflect.equals("both") || reflect.equals("forward"),
                reflect.equals("both") || reflect.equals("backward"),
                (int) settings.whole("horizon"),
                settings.number("trust"),
                settings.number("doubt"),
                settings.number("caution"),
                settings.number("firmness"),
                settings.number("plausible"),
                settings.number("agreement"));
    }
}
