package com.meterwise.campaign.decision;

import java.time.LocalDate;

/**
 * What a customer already has from a campaign.
 *
 * @param open        whether an offer is open
 * @param lastOffered market day of the last offer, or null
 */
public record Standing(boolean open, LocalDate lastOffered) {
    public static final Standing NONE = new Standing(false, null);
}
