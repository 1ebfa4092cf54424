package com.meterwise.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Standing;
import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.intake.Forecast;
import com.meterwise.campaign.intake.Profile;

/** Customers for tests. */
public final class Customers {
    public static final LocalDate DAY = LocalDate.of(2026, 6, 15);

    private Customers() {}

    /** kW by hour: as much at night as by day. */
    public static double[] steady(double kw) {
        double[] day = new double[24];
        java.util.Arrays.fill(day, kw);
        return day;
    }

    /** kW by hour: from eight to eight. */
    public static double[] daytime(double kw) {
        double[] day = steady(kw / 10);
        for (int h = 8; h < 20; h++)
            day[h] = kw;
        return day;
    }

    public static Account account(String id) { return new Account(id, "COMMERCIAL", "T-FLAT", null, true, Set.of("EMAIL"), 0, 0, 1); }

    public static Profile profile(String id, double[] day) {
        double peak = java.util.Arrays.stream(day).max().orElseThrow();
        double kwh = java.util.Arrays.stream(day).sum() * 365;
        return new Profile(id, DAY, kwh, peak, null, day, day, "S1", "STANDARD", "A", 0, 1);
    }

    /** Deciles from {@code 1 - spread} to {@code 1 + spread} times the day. */
    public static Forecast forecast(String id, double[] day, double spread) {
        double[][] deciles = new double[9][24];
        for (int q = 0; q < 9; q++) {
            for (int h = 0; h < 24; h++)
                deciles[q][h] = day[h] * (1 + spread * (q - 4) / 4);
        }
        return new Forecast(id, DAY, deciles, "A", 0, 1);
    }

    /** On the flat tariff, agreeing to e-mail, with a steady load of 5 kW that hardly strays. */
    public static Candidate candidate(String id) {
        return new Candidate(account(id), profile(id, steady(5)), forecast(id, steady(5), .1), Map.of(), DAY,
                List.of("segment S1, was none"));
    }

    public static Candidate with(Candidate one, Account account) {
        return new Candidate(account, one.profile(), one.forecast(), one.standings(), one.day(), one.reasons());
    }

    public static Candidate with(Candidate one, Profile profile, Forecast forecast) {
        return new Candidate(one.account(), profile, forecast, one.standings(), one.day(), one.reasons());
    }

    public static Candidate with(Candidate one, String campaignId, Standing standing) {
        return new Candidate(one.account(), one.profile(), one.forecast(), Map.of(campaignId, standing), one.day(), one.reasons());
    }
}
