package com.meterwise.campaign;

import com.meterwise.campaign.catalogue.Contact;
import com.meterwise.campaign.catalogue.Policy;

/** Policies that differ from another in what a test is about. */
public final class Policies {
    private Policies() {}

    public static Policy with(Policy one, Contact contact) { return with(one, one.staleDays(), contact, one.riskAversion()); }

    public static Policy with(Policy one, int staleDays, Contact contact) { return with(one, staleDays, contact, one.riskAversion()); }

    public static Policy with(Policy one, Double riskAversion) { return with(one, one.staleDays(), one.contact(), riskAversion); }

    private static Policy with(Policy one, int staleDays, Contact contact, Double riskAversion) {
        return new Policy(one.policyId(), one.version(), one.validFrom(), one.defaultTariff(), one.defaultDemandTariff(), one.worstGrade(),
                staleDays, one.mostArrearsDays(), one.mostShift(), one.leaving(), one.supply(), one.source(), contact, riskAversion);
    }
}
