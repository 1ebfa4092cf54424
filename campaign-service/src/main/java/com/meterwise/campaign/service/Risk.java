package com.meterwise.campaign.service;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.intake.Contract;

/** Why a customer may be lost. @param detail with the numbers that say so */
public record Risk(Kind kind, String detail) {
    /** A contract that ends within it is worth a talk now. */
    private static final int CONTRACT_DAYS = 120;
    private static final int COMPLAINT_DAYS = 90;
    /** A rival cheaper by less is no reason to go through a change. */
    private static final double LEAST_GAP = .02;

    public enum Kind {
        CONTRACT_ENDS, RIVAL_CHEAPER, COMPLAINTS, ARREARS
    }

    /** @param decisions of all campaigns: those valued know the best rival */
    static List<Risk> of(Candidate candidate, List<Decision> decisions) {
        List<Risk> risks = new ArrayList<>();
        LocalDate day = candidate.day();
        Contract contract = candidate.history().contractOn(day).orElse(null);
        if (contract != null && contract.to() != null) {
            long left = ChronoUnit.DAYS.between(day, contract.to());
            if (left <= CONTRACT_DAYS)
                risks.add(new Risk(Kind.CONTRACT_ENDS,
                        "contract %s ends on %s, in %d days".formatted(contract.contractId(), contract.to(), left)));
        }
        decisions.stream().filter(one -> one.valuation() != null && one.valuation().rival() != null).findFirst()
                .map(one -> one.valuation().rival()).filter(rival -> rival.gapBefore() > LEAST_GAP)
                .ifPresent(rival -> risks.add(new Risk(Kind.RIVAL_CHEAPER, String.format(Locale.ROOT,
                        "%s asks %s per kWh, the customer pays %.1f %% more", rival.name(), rival.price(), 100 * rival.gapBefore()))));
        long complaints = candidate.history().events().stream()
                .filter(event -> event.kind().equals("COMPLAINT") && event.within(day, COMPLAINT_DAYS)).count();
        if (complaints > 0) risks.add(new Risk(Kind.COMPLAINTS, "%d complaints in %d days".formatted(complaints, COMPLAINT_DAYS)));
        Integer arrears = candidate.account().arrearsDays();
        if (arrears != null && arrears > 0) risks.add(new Risk(Kind.ARREARS, "%d days in arrears".formatted(arrears)));
        return risks;
    }
}
