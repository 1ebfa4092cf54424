package com.meterwise.campaign.api;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.meterwise.campaign.measurement.EnergySaved;
import com.meterwise.campaign.measurement.SavedTable;
import com.meterwise.campaign.offers.Offer;
import com.meterwise.campaign.offers.OfferTable;
import com.meterwise.campaign.offers.Status;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/** What accepted offers have saved so far: the counterfactual less what was used, with its uncertainty. */
public final class Savings {
    /** Eight weeks tell a weekday's use and its scatter. */
    private static final int BASELINE_DAYS = 56, LEAST_DAYS = 7, MOST_DAYS = 90, LEAST_OTHERS = 5;
    /** The day of the answer lies between the two and counts for neither. */
    private static final int ACCEPTED_DAY = 2;

    private final Transactions transactions;
    private final ZoneId zone;

    public Savings(Transactions transactions, ZoneId zone) {
        this.transactions = transactions;
        this.zone = zone;
    }

    /**
     * @param from      day after the answer; @param to the first that is not counted
     * @param growth    what the use of customers who accepted nothing changed by
     * @param saved     kWh with its 90 % interval, or null
     * @param statement in plain words, or why it is not measurable
     */
    public record Report(String offerId, LocalDate from, LocalDate to, Double growth, EnergySaved saved, String statement) {}

    Report of(String offerId) { return transactions.call(work -> of(offerId, work)); }

    private Report of(String offerId, Work work) throws SQLException {
        Offer offer = new OfferTable(work.connection()).find(offerId).orElseThrow(() -> Problem.notFound("offer", offerId));
        if (offer.status() != Status.ACCEPTED)
            throw Problem.conflict("not-accepted", "offer %s is %s: only what was accepted can save".formatted(offerId, offer.status()));
        SavedTable table = new SavedTable(work.connection());
        LocalDate accepted = LocalDate.ofInstant(offer.at(), zone);
        LocalDate from = accepted.plusDays(1);
        LocalDate last = table.lastDay(offer.customerId()).orElse(accepted);
        LocalDate to = last.isBefore(from.plusDays(MOST_DAYS)) ? last.plusDays(1) : from.plusDays(MOST_DAYS);
        if (to.isBefore(from.plusDays(LEAST_DAYS)))
            return unknown(offerId, from, to, "fewer than %d days since %s".formatted(LEAST_DAYS, accepted));
        double[] before = table.days(offer.customerId(), accepted.minusDays(BASELINE_DAYS), accepted);
        double[] after = table.days(offer.customerId(), from, to);
        if (Arrays.stream(before).anyMatch(Double::isNaN) || Arrays.stream(after).anyMatch(Double::isNaN))
            return unknown(offerId, from, to, "a day's use is missing in the %d days before or in those since".formatted(BASELINE_DAYS));
        Optional<Double> growth = table.growth(accepted.minusDays(BASELINE_DAYS), from, to, LEAST_OTHERS);
        if (growth.isEmpty()) return unknown(offerId, from, to, "fewer than %d others to compare with".formatted(LEAST_OTHERS));
        EnergySaved saved = EnergySaved.of(before, after, ACCEPTED_DAY, growth.get());
        String text = saved.isClaimed()
                ? "saved %.1f kWh of %.1f in %d days, 90 %% interval %.1f to %.1f"
                : "no saving shown: %.1f kWh of %.1f in %d days, 90 %% interval %.1f to %.1f";
        return new Report(offerId, from, to, growth.get(), saved,
                String.format(Locale.ROOT, text, saved.kwh(), saved.predicted(), after.length, saved.low(), saved.high()));
    }

    private static Report unknown(String offerId, LocalDate from, LocalDate to, String why) {
        return new Report(offerId, from, to, null, null, "not measurable: " + why);
    }
}
