package io.foresight.reflect.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class HorizonBanditTest {
    @Test
    void prefersTheArmThatPays() {
        HorizonBandit bandit = new HorizonBandit(0.02, 0.5);
        SplittableRandom random = new SplittableRandom(3);
        // imagining 3 steps makes 9 of 10 actions right, anything else 5 of 10
        List<Integer> chosen = play(bandit, 2000, arm -> random.nextDouble() < (arm == 3 ? 0.9 : 0.5) ? 1 : 0);
        assertThat(chosen.subList(0, 4)).containsExactly(0, 1, 3, 5);
        assertThat(chosen.subList(1000, 2000).stream().filter(arm -> arm == 3).count())
                .isGreaterThan(800);
    }

    @Test
    void whereAllDoAsWellTheCheapestIsTaken() {
        HorizonBandit bandit = new HorizonBandit(0.1, 0);
        assertThat(play(bandit, 20, arm -> 1).subList(4, 20)).containsOnly(0);
    }

    @Test
    void keepsWhatItLearntButDoesNotLearnAcrossEpisodes() {
        HorizonBandit bandit = new HorizonBandit(0, 0);
        play(bandit, 4, arm -> arm == 5 ? 1 : 0);
        bandit.begin(); // what 5 steps led to is not known: they are still to be tried
        assertThat(bandit.choose(1000)).isEqualTo(5);
        assertThat(bandit.choose(999)).isEqualTo(5);
        bandit.begin();
        assertThat(bandit.choose(3))
                .as("the next episode begins with what was learnt")
                .isEqualTo(5);
    }

    @Test
    void oneTerribleMomentDoesNotDecideForEver() {
        HorizonBandit bandit = new HorizonBandit(0, 1.5);
        List<Integer> chosen = new ArrayList<>();
        double steps = 0;
        for (int k = 0; k < 200; k++) {
            chosen.add(bandit.choose(steps));
            steps += k == 1 ? 1000 : chosen.get(k) == 1 ? -2 : -1; // with 1 step a piece was lost once
        }
        assertThat(chosen.subList(150, 200)).contains(1);
    }

    @Test
    void theSameEpisodesGiveTheSameChoices() {
        IntToDoubleFunction gain = arm -> arm / 5.0;
        assertThat(play(new HorizonBandit(0.02, 0.5), 100, gain))
                .isEqualTo(play(new HorizonBandit(0.02, 0.5), 100, gain));
    }

    @Test
    void settingsBelowZeroAreRefused() {
        assertThatThrownBy(() -> new HorizonBandit(-1, 0)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new HorizonBandit(0, Double.NaN)).hasMessageContaining("NaN");
    }

    /** @param gain steps that a decision saves, by the steps that were imagined */
    private static List<Integer> play(HorizonBandit bandit, int decisions, IntToDoubleFunction gain) {
        List<Integer> chosen = new ArrayList<>();
        double steps = 0;
        for (int k = 0; k < decisions; k++) {
            int arm = bandit.choose(steps);
            chosen.add(arm);
            steps -= gain.applyAsDouble(arm);
        }
        return chosen;
    }
}
