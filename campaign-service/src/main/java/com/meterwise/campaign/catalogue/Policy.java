package com.meterwise.campaign.catalogue;

import static com.meterwise.campaign.catalogue.Definition.requireId;
import static com.meterwise.campaign.catalogue.Definition.requireShare;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * The limits every decision keeps and the numbers every valuation uses.
 *
 * @param defaultTariff       tariff assumed for a customer whose tariff is not known
 * @param defaultDemandTariff the same if its contracted capacity is known
 * @param worstGrade          A, B or C: data worse than this decides nothing
 * @param staleDays           market days a profile or forecast may be old
 * @param mostArrearsDays     arrears beyond which nothing is offered
 * @param mostShift           largest share of the dearest period's energy a customer is trusted to move
 * @param contact             who is left alone, and how often others are contacted
 * @param riskAversion        money of expected value given up to be rid of one of the retailer's risk; null or 0 if risk does not count
 * @param leaving             how likely a customer who may switch supplier does so within a year
 */
public record Policy(String policyId, int version, LocalDate validFrom, String defaultTariff, String defaultDemandTariff, String worstGrade,
        int staleDays, int mostArrearsDays, double mostShift, Leaving leaving, Supply supply, String source,
        Contact contact, @JsonInclude(Include.NON_NULL) Double riskAversion) implements Definition<Policy> {
    /** The policy of decisions; others may be kept as drafts. */
    public static final String IN_FORCE = "DEFAULT";
    private static final double MOST_AVERSION = 10;

    /**
     * @param without    an accepted offer
     * @param with       one
     * @param perGap     added for each whole energy price the best rival is cheaper by; 0 if rivals are not to count
     */
    public record Leaving(double without, double with, double perGap) {
        public Leaving(double without, double with) { this(without, with, 0); }

        public Leaving {
            if (!(perGap >= 0)) throw new IllegalArgumentException("leaving.perGap must not be negative: " + perGap);
            requireShare(without, "leaving.without");
            requireShare(with, "leaving.with");
        }
    }

    public Policy {
        requireId(policyId, "policyId");
        requireId(defaultTariff, "defaultTariff");
        requireId(defaultDemandTariff, "defaultDemandTariff");
        if (worstGrade == null || !worstGrade.matches("[ABC]"))
            throw new IllegalArgumentException("worstGrade must be A, B or C, got " + worstGrade);
        if (staleDays < 0 || mostArrearsDays < 0) throw new IllegalArgumentException("staleDays and mostArrearsDays must not be negative");
        requireShare(mostShift, "mostShift");
        if (riskAversion != null && !(riskAversion >= 0 && riskAversion <= MOST_AVERSION))
            throw new IllegalArgumentException("riskAversion must be 0 to %s, got %s".formatted(MOST_AVERSION, riskAversion));
        requireNonNull(leaving, "leaving");
        requireNonNull(supply, "supply");
        validFrom = validFrom == null ? FIRST_OF_TIME : validFrom;
        contact = contact == null ? Contact.DEFAULT : contact;
    }

    @Override
    public String id() { return policyId; }

    @Override
    public Policy withVersion(int next) {
        return new Policy(policyId, next, validFrom, defaultTariff, defaultDemandTariff, worstGrade, staleDays, mostArrearsDays, mostShift,
                leaving, supply, source, contact, riskAversion);
    }
}
