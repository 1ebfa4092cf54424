package com.meterwise.ingestion.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final BillCheck.Limits LIMITS = new BillCheck.Limits(0.02, 0.95);
    private static final Instant MORNING = Instant.parse("2026-06-09T07:30:00Z");

    @Test
    void a_bill_beyond_the_tolerance_is_flagged_with_the_difference() {
        assertThat(BillCheck.of(invoice(1030), 1000, 1, LIMITS)).extracting(BillCheck::flag, BillCheck::variancePercent)
                .containsExactly("OVERBILLED", 3.0);
        assertThat(BillCheck.of(invoice(900), 1000, 1, LIMITS)).extracting(BillCheck::flag, BillCheck::variancePercent)
                .containsExactly("UNDERBILLED", -10.0);
        assertThat(BillCheck.of(invoice(1020), 1000, 0.95, LIMITS).flag()).isEqualTo("OK");
    }

    @Test
    void nothing_is_said_of_a_bill_whose_days_are_not_metered() {
        assertThat(BillCheck.of(invoice(1000), 900, 0.94, LIMITS)).extracting(BillCheck::flag, BillCheck::variancePercent)
                .containsExactly("UNKNOWN", null);
    }

    @Test
    void a_bill_for_an_idle_meter_is_flagged_without_a_share() {
        assertThat(BillCheck.of(invoice(5), 0, 1, LIMITS)).extracting(BillCheck::flag, BillCheck::variancePercent)
                .containsExactly("OVERBILLED", null);
        assertThat(BillCheck.of(invoice(0), 0, 1, LIMITS).flag()).isEqualTo("OK");
    }

    @Test
    void the_same_event_sent_again_is_the_same_also_when_it_has_ended() {
        ServiceEvent open = event("C-1", null, "CASE-1");
        assertThat(event("C-1", MORNING.plusSeconds(60), "CASE-1").serviceEventId()).isEqualTo(open.serviceEventId());
        assertThat(event("C-1", null, "CASE-2").serviceEventId()).isNotEqualTo(open.serviceEventId());
        assertThat(event("C-2", null, "CASE-1").serviceEventId()).isNotEqualTo(open.serviceEventId());
    }

    @Test
    void nonsense_is_refused_with_the_value() {
        assertThatThrownBy(() -> event("C-1", MORNING.minusSeconds(1), null)).hasMessageContaining("before from");
        assertThatThrownBy(() -> new ServiceEvent(null, "C-1", "PARTY", MORNING, null, null, null)).hasMessageContaining("PARTY");
        assertThatThrownBy(() -> invoice(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Invoice(null, "C-1", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 1), 1, null, null))
                .hasMessageContaining("after from");
    }

    private static ServiceEvent event(String customerId, Instant to, String ref) {
        return new ServiceEvent(null, customerId, "TICKET", MORNING, to, null, ref);
    }

    private static Invoice invoice(double kwh) {
        return new Invoice(null, "C-1", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1), kwh, "120.50", null);
    }
}
