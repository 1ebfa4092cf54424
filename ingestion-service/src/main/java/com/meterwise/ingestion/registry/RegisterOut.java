package com.meterwise.ingestion.registry;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Currency;
import java.util.Map;

import com.meterwise.contracts.ContractChanged;
import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.FeederChanged;
import com.meterwise.contracts.MeterChanged;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Work;

/** Changes of the register as events. Names of customers and contacts stay here. */
public final class RegisterOut {
    private final MarketTime market;
    private final Currency currency;
    private final long epoch;

    /** @param epoch added to that of the database, so that states said after a rebuild win over those before */
    public RegisterOut(MarketTime market, Currency currency, long epoch) {
        this.market = market;
        this.currency = currency;
        this.epoch = epoch;
    }

    public void customer(Entry<Customer> entry, Work work) {
        Customer c = entry.state();
        Map<String, CustomerChanged.Consent> consents = c.consents().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, given -> new CustomerChanged.Consent(given.getValue().status(), given.getValue().at(),
                        given.getValue().purpose())));
        work.send(Topic.CUSTOMER, c.customerId(), new CustomerChanged(c.customerId(), c.kind(), c.sector(), c.region(), c.voltageKv(),
                c.contractedKw(), c.contractedKva(), c.criticalSupply(), c.tariffId(), c.competitive(), c.accountManager(), consents,
                c.arrearsDays(), c.annualRevenue(), c.parentId(), c.attributes(), from(entry), epoch + work.epoch(), entry.sequence()));
    }

    /** A meter lies with its customer; a feeder's meter has none and lies with its feeder. */
    public void meter(Entry<Meter> entry, Work work) {
        Meter m = entry.state();
        String owner = m.customerId() != null ? m.customerId() : m.feederId();
        work.send(Topic.METER, m.meterId(), owner,
                new MeterChanged(m.meterId(), m.kind(), m.customerId(), m.feederId(), m.channels(), m.interval(),
                        m.ctRatio(), m.ptRatio(), m.multiplier(), m.accuracyClass(), m.ratedKva(), m.dialDigits(), m.status(), from(entry),
                        epoch + work.epoch(),
                        entry.sequence()));
    }

    public void feeder(Entry<Feeder> entry, Work work) {
        Feeder f = entry.state();
        work.send(Topic.FEEDER, f.feederId(), new FeederChanged(f.feederId(), f.name(), f.parentId(), f.voltageKv(), f.resistanceOhm(),
                f.noLoadKw(), from(entry), epoch + work.epoch(), entry.sequence()));
    }

    /** A contract lies with its customer. */
    public void contract(Entry<Contract> entry, Work work) {
        Contract c = entry.state();
        double[] monthlyKwh = c.monthlyKwh() == null ? null : c.monthlyKwh().stream().mapToDouble(Double::doubleValue).toArray();
        String paidIn = c.currency() == null ? currency.getCurrencyCode() : c.currency();
        work.send(Topic.CONTRACT, c.contractId(), c.customerId(), new ContractChanged(c.contractId(), c.customerId(), c.product(), c.from(),
                c.to(), c.price(), paidIn, monthlyKwh, c.tolerance(), c.noticeDays(), epoch + work.epoch(), entry.sequence()));
    }

    private Instant from(Entry<?> entry) { return market.startOf(entry.state().validFrom()); }
}
