package com.meterwise.forecasting.publishing;

import java.time.LocalDate;

import com.meterwise.forecasting.evaluation.Residual;

/** What the forecasts of an area's members missed on one day at one lead, added up one after the other; a value missing counts as forecast. */
public final class MemberResiduals {
    private final SlotSum missed = new SlotSum();
    private boolean issued = true;

    public void add(AreaResidual member) {
        missed.add(member.residual().kwh(), member.interval());
        issued &= member.residual().issued();
    }

    /** Of the area; issued only if all its members' are. */
    public AreaResidual of(Areas.Area area, int leadDays, LocalDate day) {
        return new AreaResidual(area.level(), area.id(), missed.interval(), new Residual(leadDays, day, issued, missed.kwh()));
    }
}
