package com.meterwise.campaign.intake;

import java.time.LocalDate;
import java.util.Optional;

import com.meterwise.contracts.ProfileUpdated;

/** What a customer used on a market day of which nothing is missing. */
record DailyEnergy(String customerId, LocalDate day, double kwh, long epoch, long sequence) {
    private static final String DAY_KWH = "dayKwh";

    static Optional<DailyEnergy> of(ProfileUpdated event) {
        Double kwh = event.features() == null ? null : event.features().get(DAY_KWH);
        return kwh == null || kwh.isNaN()
                ? Optional.empty()
                : Optional.of(new DailyEnergy(event.customerId(), event.day(), kwh, event.epoch(), event.sequence()));
    }

    boolean isNewerThan(DailyEnergy other) { return epoch != other.epoch ? epoch > other.epoch : sequence > other.sequence; }
}
