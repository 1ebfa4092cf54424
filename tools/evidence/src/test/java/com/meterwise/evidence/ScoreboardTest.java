package com.meterwise.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import com.meterwise.evidence.Score.Scored;

class ScoreboardTest {
    private static final Scoreboard SMALL = new Scoreboard(1, 200, 70);

    /** A score that has become better for good belongs into the record, which this test prints. */
    @Test
    void no_score_of_a_small_utility_falls_behind_the_recorded_one() throws Exception {
        List<Score> scores = SMALL.scores(step -> {});
        scores.forEach(score -> System.out.println(score.what() + "=" + score.shown()));
        Properties recorded = recorded();
        for (Score score : scores)
            if (Double.isFinite(score.what().noise))
                assertThat(score.isWorseThan(Double.parseDouble(recorded.getProperty(score.what().name())))).as("%s is %s, recorded %s",
                        score.what().told, score.shown(), recorded.getProperty(score.what().name())).isFalse();
    }

    @Test
    void a_drop_beyond_the_noise_is_seen_on_the_worse_side_only() {
        assertThat(new Score(Scored.VEE_F1, 0.90).isWorseThan(0.95)).isTrue();
        assertThat(new Score(Scored.VEE_F1, 0.945).isWorseThan(0.95)).isFalse();
        assertThat(new Score(Scored.VEE_F1, 0.99).isWorseThan(0.95)).isFalse();
        assertThat(new Score(Scored.FORECAST_MASE, 0.80).isWorseThan(0.70)).isTrue();
        assertThat(new Score(Scored.FORECAST_MASE, 0.60).isWorseThan(0.70)).isFalse();
        assertThat(new Score(Scored.CAP_BREACHES, 1).isWorseThan(0)).isTrue();
        assertThat(new Score(Scored.LOSS_DELAY, Double.NaN).isWorseThan(3)).isTrue();
    }

    private static Properties recorded() throws Exception {
        Properties recorded = new Properties();
        try (InputStream in = ScoreboardTest.class.getResourceAsStream("/scoreboard.properties")) {
            recorded.load(in);
        }
        return recorded;
    }
}
