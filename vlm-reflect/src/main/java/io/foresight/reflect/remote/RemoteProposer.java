package io.foresight.reflect.remote;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.policy.SafeAction;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.PlannerException;
import io.foresight.reflect.prompt.PictureCheck;
import io.foresight.reflect.prompt.PlanningPrompts;
import io.foresight.reflect.prompt.Prompt;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.propose.Proposer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a vision-language model behind a server that is compatible with OpenAI's. Whatever the server does, what comes out is about one of
 * the actions that were asked for, within the time: the model's answer, or {@link SafeAction} when it has none that can be used. One
 * thread at a time.
 */
public final class RemoteProposer implements Proposer {
    /** Probability of the action that a model names. It gives one answer, not how sure it is of it. */
    static final double ANSWERED = 0.9;

    /**
     * How many times as likely as each of the others the safe action is: it is the likeliest, but hardly counts for a policy that weighs
     * proposals against values.
     */
    private static final double SAFE_ODDS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(RemoteProposer.class);

    private final RemoteSettings settings;
    private final UsageCounter usage;
    private final Conversation conversation;

    RemoteProposer(RemoteSettings settings, RandomGenerator random) {
        this.settings = settings;
        usage = new UsageCounter(settings.prices());
        conversation = new Conversation(settings, usage, random);
    }

    /**
     * A proposer that asks as {@link RemoteOptions} say.
     *
     * @param environment where the key is looked up
     * @throws PlannerException SETTING_WRONG for a key that cannot be sent
     */
    public static RemoteProposer open(PolicySettings settings, Map<String, String> environment) {
        return open(RemoteOptions.read(settings, environment));
    }

    /** As above with {@link RemoteOptions#OF_ANY_PICTURES}. */
    public static RemoteProposer open(PolicySettings settings, int imageSide, Map<String, String> environment) {
        return open(RemoteOptions.read(settings, imageSide, environment));
    }

    private static RemoteProposer open(RemoteSettings read) {
        if (read.endpoint().showsKey()) {
            LOG.warn(
                    "event=vlm_key_in_clear url={}: use https, or leave {} out",
                    read.endpoint().url(),
                    ApiKey.VARIABLE);
        }
        return new RemoteProposer(read, new SplittableRandom());
    }

    @Override
    public Sight sight() {
        return Sight.ofPictures(settings.imageSide(), settings.imageSide());
    }

    @Override
    public Proposal propose(Situation situation, Optional<ImaginedPlan> imagined, Duration time) {
        Deadline deadline = new Deadline(System::nanoTime, time);
        Prompt prompt = imagined.map(plan -> PlanningPrompts.reflect(situation, plan))
                .orElseGet(() -> PlanningPrompts.propose(situation));
        usage.decision();
        try {
            requireVisible(prompt);
            Action action = ask(prompt, situation, deadline);
            return Proposal.leaning(situation.pieces().size(), action, ANSWERED);
        } catch (FailedTry failed) {
            Action action = SafeAction.of(situation.reports());
            note(failed, action.text(situation.pieces()));
            double odds = SAFE_ODDS / (4.0 * situation.pieces().size() + SAFE_ODDS);
            return Proposal.leaning(situation.pieces().size(), action, odds);
        }
    }

    private Action ask(Prompt prompt, Situation situation, Deadline deadline) {
        ChatResponse response = conversation.ask(ChatQuestion.of(prompt), deadline);
        try {
            return AnswerText.read(response.aiMessage().text(), situation.pieces());
        } catch (FailedTry unusable) {
            usage.failedTry(unusable.failure());
            throw unusable;
        }
    }

    private void requireVisible(Prompt prompt) {
        for (Prompt.Part part : prompt.parts()) {
            if (part instanceof Prompt.Image image) {
                PictureCheck.problem(image, sight()).ifPresent(problem -> {
                    throw new FailedTry(RemoteFailure.BAD_PICTURE, problem);
                });
            }
        }
    }

    /** Logs the first failure of each reason as a warning and the others at debug level: a wrong key fails at every decision. */
    private void note(FailedTry failed, String action) {
        String reason = failed.failure().name().toLowerCase(Locale.ROOT);
        String detail = settings.endpoint()
                .key()
                .map(key -> key.masked(failed.getMessage()))
                .orElse(failed.getMessage());
        if (usage.safeAction(failed.failure()) == 1) {
            LOG.warn("event=vlm_safe_action reason={} action=\"{}\" detail={}", reason, action, Excerpt.of(detail));
        } else {
            LOG.debug("event=vlm_safe_action reason={} action=\"{}\" detail={}", reason, action, Excerpt.of(detail));
        }
    }

    /** What it has cost so far. Any thread. */
    public RemoteUsage usage() {
        return usage.total();
    }

    /** Logs the usage. */
    @Override
    public void close() {
        LOG.info("event=vlm_usage model={} {}", Excerpt.of(settings.endpoint().model()), usage.total());
    }
}
