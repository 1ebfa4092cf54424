package com.meterwise.campaign.policy;

import java.util.Locale;
import java.util.Optional;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.DemandCharge;
import com.meterwise.campaign.catalogue.Product;
import com.meterwise.campaign.catalogue.Tariff;
import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.intake.Market;
import com.meterwise.campaign.intake.Profile;

/** Whether a product is for a customer at all. */
@FunctionalInterface
public interface Eligibility {
    /**
     * What is asked about.
     *
     * @param now the customer's tariff; @param then the tariff the product leads to
     */
    record Question(Campaign campaign, Product product, Account account, Profile profile, Tariff now, Tariff then, Market market) {}

    Eligibility ON_A_TARIFF_IT_REPLACES = asked -> asked.product().from().isEmpty() || asked.product().from().contains(asked.now().id())
            ? Optional.empty()
            : Optional.of("is on %s, the product replaces %s".formatted(asked.now().id(), asked.product().from()));

    Eligibility OF_A_KIND_IT_IS_FOR = asked -> asked.product().customerKinds().isEmpty()
            || asked.product().customerKinds().contains(asked.account().kind())
                    ? Optional.empty()
                    : Optional.of("is %s, the product is for %s".formatted(asked.account().kind(), asked.product().customerKinds()));

    Eligibility IN_A_SEGMENT_OF_THE_CAMPAIGN = asked -> asked.campaign().segments().isEmpty() || asked.profile().segment() != null
            && asked.campaign().segments().contains(asked.profile().segment())
                    ? Optional.empty()
                    : Optional.of(
                            "is in segment %s, the campaign is for %s".formatted(asked.profile().segment(), asked.campaign().segments()));

    Eligibility USES_ENOUGH = asked -> asked.profile().annualKwh() == null || asked.profile().annualKwh() >= asked.product().leastKwh()
            ? Optional.empty()
            : Optional.of(String.format(Locale.ROOT, "uses %.0f kWh a year, least is %.0f", asked.profile().annualKwh(),
                    asked.product().leastKwh()));

    /** A demand part can be priced only if what it measures is known. */
    Eligibility DEMAND_IS_KNOWN = asked -> {
        if ((charges(asked.now(), DemandCharge.Mode.CAPACITY) || charges(asked.then(), DemandCharge.Mode.CAPACITY))
                && asked.account().contractedKva() == null)
            return Optional.of("contracted capacity is not known");
        if ((charges(asked.now(), DemandCharge.Mode.MAX_DEMAND) || charges(asked.then(), DemandCharge.Mode.MAX_DEMAND))
                && asked.profile().peakKw() == null)
            return Optional.of("highest demand is not known");
        return Optional.empty();
    };

    /** A price that follows the market can be told only if the market's is known. */
    Eligibility MARKET_IS_KNOWN = asked -> (asked.now().extras().spot() != null || asked.then().extras().spot() != null)
            && asked.market().wholesale() == null ? Optional.of("the wholesale price is not known") : Optional.empty();

    /** An effect on load that is measured by the highest demand needs it. */
    Eligibility PEAK_IS_KNOWN = asked -> (asked.product().effect().generation() != null || asked.product().effect().response() != null)
            && asked.profile().peakKw() == null ? Optional.of("highest demand is not known") : Optional.empty();

    /** All of them, in the order asked. */
    Eligibility ALL = asked -> java.util.stream.Stream
            .of(ON_A_TARIFF_IT_REPLACES, OF_A_KIND_IT_IS_FOR, IN_A_SEGMENT_OF_THE_CAMPAIGN, USES_ENOUGH, DEMAND_IS_KNOWN,
                    MARKET_IS_KNOWN, PEAK_IS_KNOWN)
            .map(rule -> rule.refuses(asked)).flatMap(Optional::stream).findFirst();

    /** @return why the product is not for the customer, or nothing */
    Optional<String> refuses(Question asked);

    private static boolean charges(Tariff tariff, DemandCharge.Mode mode) {
        return tariff.demand() != null && tariff.demand().mode() == mode;
    }
}
