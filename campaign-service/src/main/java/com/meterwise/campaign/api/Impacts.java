package com.meterwise.campaign.api;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.meterwise.campaign.catalogue.Definition;
import com.meterwise.campaign.catalogue.Definitions;
import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Impact;
import com.meterwise.campaign.offers.CandidateTable;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.work.Batches;
import com.meterwise.platform.work.Transactions;

/** What a draft tariff or policy would mean, account by account. Keeps nothing. */
public final class Impacts {
    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final Definitions definitions;

    public Impacts(Transactions transactions, Definitions definitions) {
        this.transactions = transactions;
        this.definitions = definitions;
    }

    /**
     * @param day          market day whose profiles it rests on
     * @param version      the draft's
     * @param winners      accounts that would pay less
     * @param losers       accounts that would pay more
     * @param unbillable   accounts whose year cannot be billed, for want of a profile or of a quantity that is charged
     * @param billChange   of all together, a year
     * @param marginChange of all together, a year
     * @param items        accounts whose bill or margin would change, by id
     */
    public record Report(String id, int version, LocalDate day, int accounts, int winners, int losers, int unchanged, int unbillable,
            Money billChange, Money marginChange, List<Impact> items, String nextCursor) {}

    /** @param after last customer of the page before, or "" */
    <T extends Definition<T>> Report of(Kind<T> kind, String id, String after, int limit) {
        return transactions.call(work -> {
            T draft = definitions.newest(kind, id).orElseThrow(() -> Problem.notFound(kind.name().toLowerCase(java.util.Locale.ROOT), id));
            CandidateTable candidates = new CandidateTable(work.connection());
            LocalDate day = candidates.lastDay()
                    .orElseThrow(() -> Problem.conflict("no-profiles", "no customer has a load profile yet"));
            LocalDate then = draft.validFrom().isAfter(day) ? draft.validFrom() : day;
            return count(draft, candidates, day, new Impact.At(definitions.catalogue(), day),
                    new Impact.At(definitions.catalogueWith(kind, draft), then), after, limit);
        });
    }

    private static Report count(Definition<?> draft, CandidateTable table, LocalDate day, Impact.At before, Impact.At then, String after,
            int limit) throws SQLException {
        List<String> customers = table.customers(Integer.MAX_VALUE);
        List<Impact> page = new ArrayList<>();
        int[] counts = new int[4];
        Money bills = Money.ZERO;
        Money margins = Money.ZERO;
        for (List<String> some : Batches.of(customers, AT_ONCE)) {
            for (Candidate candidate : table.on(day, CandidateTable.unexplained(some))) {
                Impact impact = Impact.of(candidate, before, then).orElse(null);
                counts[impact == null ? 3 : 1 + Integer.signum(impact.billChange().compareTo(Money.ZERO))]++;
                if (impact == null) continue;
                bills = bills.plus(impact.billChange());
                margins = margins.plus(impact.marginChange());
                boolean changes = !impact.billChange().isZero() || !impact.marginChange().isZero();
                if (changes && page.size() <= limit && impact.customerId().compareTo(after) > 0) page.add(impact);
            }
        }
        Page<Impact> shown = Page.of(page, limit, Impact::customerId);
        return new Report(draft.id(), draft.version(), day, customers.size(), counts[0], counts[2], counts[1], counts[3], bills, margins,
                shown.items(), shown.nextCursor());
    }
}
