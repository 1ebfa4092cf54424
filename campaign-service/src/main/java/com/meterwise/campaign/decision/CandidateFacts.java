package com.meterwise.campaign.decision;

import java.time.LocalDate;
import java.util.List;

import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Words;
import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.intake.Contract;
import com.meterwise.campaign.intake.Forecast;
import com.meterwise.campaign.intake.Profile;
import com.meterwise.campaign.intake.ServiceEvent;
import com.meterwise.expression.Facts;

/** Answers {@link Words} for a candidate. */
public record CandidateFacts(Candidate candidate, String tariffId) implements Facts {
    private static final int LOW = 0;
    private static final int MEDIAN = 4;
    private static final int HIGH = 8;

    /** With the tariff the customer has, or is taken to have by the policy in force. */
    public static CandidateFacts of(Candidate candidate, Catalogue catalogue) {
        return new CandidateFacts(candidate,
                catalogue.policy(candidate.day()).map(policy -> Case.tariffOf(candidate, policy)).orElse(candidate.account().tariffId()));
    }

    @Override
    public Object value(String name) {
        if (name.startsWith(Words.FEATURE)) return feature(name.substring(Words.FEATURE.length()));
        if (name.startsWith(Words.ATTRIBUTE)) return account().traits().attributes().get(name.substring(Words.ATTRIBUTE.length()));
        if (name.startsWith(Words.MARKET)) return candidate.market().latest().get(name.substring(Words.MARKET.length()));
        return switch (name) {
            case "today" -> candidate.day();
            case "kind" -> account().kind();
            case "sector" -> account().traits().sector();
            case "region" -> account().traits().region();
            case "tariff" -> tariffId;
            case "voltageKv" -> account().traits().voltageKv();
            case "contractedKw" -> account().traits().contractedKw();
            case "contractedKva" -> account().contractedKva();
            case "arrearsDays" -> account().arrearsDays() == null ? null : account().arrearsDays().doubleValue();
            case "competitive" -> account().competitive();
            case "criticalSupply" -> account().traits().criticalSupply();
            case "grouped" -> account().traits().parentId() != null;
            case "suspicion" -> candidate.history().suspicion();
            case "rivalPrice" ->
                candidate.market().bestRival(candidate.profile().annualKwh()).map(java.util.Map.Entry::getValue).orElse(null);
            case "utilisation" -> utilisation();
            case "contractEnd" -> contract() == null ? null : contract().to();
            case "contractProduct" -> contract() == null ? null : contract().product();
            case "contractPrice" -> contract() == null || contract().price() == null ? null : Double.valueOf(contract().price());
            case "forecast.kwh" -> forecast(MEDIAN);
            case "forecast.lowKwh" -> forecast(LOW);
            case "forecast.highKwh" -> forecast(HIGH);
            case "forecast.peakKw" -> forecastPeak();
            default -> ofProfile(name);
        };
    }

    @Override
    public Object call(String function, List<Object> arguments) {
        String kind = (String) arguments.get(0);
        LocalDate day = candidate.day();
        boolean open = function.equals(Words.OPEN);
        int days = open ? 0 : (int) Math.min(3660, Math.max(0, (Double) arguments.get(1)));
        double count = 0;
        for (ServiceEvent event : candidate.history().events())
            if (event.kind().equals(kind) && (open ? event.openOn(day) : event.within(day, days))) count++;
        return count;
    }

    private Object ofProfile(String name) {
        Profile profile = candidate.profile();
        if (profile == null) return null;
        return switch (name) {
            case "segment" -> profile.segment();
            case "tier" -> profile.tier();
            case "grade" -> profile.grade();
            case "annualKwh" -> profile.annualKwh();
            case "peakKw" -> profile.peakKw();
            case "powerFactor" -> profile.powerFactor();
            default -> throw new IllegalArgumentException("no such fact: " + name);
        };
    }

    private Account account() { return candidate.account(); }

    private Contract contract() { return candidate.history().contractOn(candidate.day()).orElse(null); }

    private Double feature(String name) { return candidate.profile() == null ? null : candidate.profile().features().get(name); }

    private Double utilisation() {
        Profile profile = candidate.profile();
        Double kva = account().contractedKva();
        return profile == null || profile.peakKw() == null || kva == null || kva <= 0 ? null : Double.valueOf(profile.peakKw() / kva);
    }

    private Double forecast(int decile) {
        Forecast forecast = candidate.forecast();
        if (forecast == null) return null;
        double sum = 0;
        for (double kwh : forecast.deciles()[decile])
            if (!Double.isNaN(kwh)) sum += kwh;
        return sum;
    }

    private Double forecastPeak() {
        Forecast forecast = candidate.forecast();
        if (forecast == null) return null;
        double peak = 0;
        for (double kwh : forecast.deciles()[HIGH])
            if (!Double.isNaN(kwh)) peak = Math.max(peak, kwh);
        return peak;
    }
}
