package com.meterwise.ingestion.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import com.meterwise.ingestion.checking.DayRule;
import com.meterwise.ingestion.checking.Past;
import com.meterwise.ingestion.checking.Series;
import com.meterwise.ingestion.checking.Severity;
import com.meterwise.ingestion.checking.Suspicion;
import com.meterwise.ingestion.checking.Thresholds;
import com.meterwise.ingestion.checking.Trail;

/** Judges a meter-day at its close: rules, estimates for what is missing, and the rules again for the estimates. Stateless. */
public final class Judge {
    static final char ESTIMATED = 'E';
    private static final char QUESTIONABLE = 'Q';
    private static final String MEASURED = "V";

    private final Function<String, Thresholds> thresholds;

    /** @param thresholds by meter */
    public Judge(Function<String, Thresholds> thresholds) { this.thresholds = thresholds; }

    public Thresholds thresholds(String meterId) { return thresholds.apply(meterId); }

    /** Whether the weeks before must be read to judge the day. */
    public boolean isCurious(Series day, Trail trail) {
        for (DayRule rule : thresholds(day.meterId()).dayRules())
            if (rule.isCurious(day, trail)) return true;
        return false;
    }

    /**
     * @param quality   letters as sent
     * @param overruled suspicions that a person has answered; they are told, and change nothing
     */
    public Verdict judge(Series day, String quality, Trail trail, Past past, Estimation estimation, Predicate<Suspicion> overruled) {
        List<DayRule> rules = thresholds(day.meterId()).dayRules();
        List<Suspicion> suspicions = new ArrayList<>();
        for (DayRule rule : rules)
            suspicions.addAll(rule.judge(day, trail, past));
        long[] wh = day.wh();
        char[] letters = quality.toCharArray();
        Severity severity = Severity.NONE;
        for (Suspicion suspicion : suspicions) {
            if (overruled.test(suspicion)) continue;
            severity = severity.or(suspicion.severity());
            for (int slot = suspicion.slot(); slot < suspicion.slot() + suspicion.questionable(); slot++)
                if (MEASURED.indexOf(letters[slot]) >= 0) letters[slot] = QUESTIONABLE;
        }
        List<Estimate> estimates = believable(estimation.of(day, past), day, trail, past, rules);
        if (!estimates.isEmpty()) wh = filled(wh, estimates);
        for (Estimate estimate : estimates)
            java.util.Arrays.fill(letters, estimate.slot(), estimate.end(), ESTIMATED);
        return new Verdict(wh, new String(letters), estimates, suspicions, severity);
    }

    /** An estimate that a rule objects to is worse than a gap. */
    private static List<Estimate> believable(List<Estimate> estimates, Series day, Trail trail, Past past, List<DayRule> rules) {
        if (estimates.isEmpty()) return estimates;
        Series full = new Series(day.meterId(), day.channel(), day.day(), day.interval(), filled(day.wh(), estimates));
        List<Estimate> kept = new ArrayList<>(estimates);
        for (DayRule rule : rules)
            for (Suspicion suspicion : rule.judge(full, trail, past))
                if (suspicion.questionable() == 1)
                    kept.removeIf(estimate -> suspicion.slot() >= estimate.slot() && suspicion.slot() < estimate.end());
        return kept;
    }

    private static long[] filled(long[] measured, List<Estimate> estimates) {
        long[] wh = measured.clone();
        for (Estimate estimate : estimates)
            System.arraycopy(estimate.wh(), 0, wh, estimate.slot(), estimate.wh().length);
        return wh;
    }
}
