package com.meterwise.campaign.decision;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.intake.Forecast;
import com.meterwise.campaign.intake.History;
import com.meterwise.campaign.intake.Market;
import com.meterwise.campaign.intake.Profile;

/**
 * A customer under consideration on a market day, with what was known that day.
 *
 * @param profile   or null
 * @param forecast  or null
 * @param standings by campaign; absent means none
 * @param reasons   why it is considered, in words
 * @param history   what has happened with it
 * @param market    as it was known that day
 */
public record Candidate(Account account, Profile profile, Forecast forecast, Map<String, Standing> standings, LocalDate day,
        List<String> reasons, History history, Market market) {
    public Candidate(Account account, Profile profile, Forecast forecast, Map<String, Standing> standings, LocalDate day,
            List<String> reasons) {
        this(account, profile, forecast, standings, day, reasons, History.NONE, Market.UNKNOWN);
    }

    public Candidate {
        requireNonNull(account, "account");
        requireNonNull(day, "day");
        standings = Map.copyOf(standings);
        reasons = List.copyOf(reasons);
        history = history == null ? History.NONE : history;
        market = market == null ? Market.UNKNOWN : market;
    }

    /** Group accounts and customers of some candidates, each once. */
    public static List<String> units(List<Candidate> candidates) {
        return candidates.stream().map(candidate -> candidate.account().unit()).distinct().toList();
    }

    Standing standing(String campaignId) { return standings.getOrDefault(campaignId, Standing.NONE); }
}
