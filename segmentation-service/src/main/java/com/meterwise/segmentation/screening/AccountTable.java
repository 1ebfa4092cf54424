package com.meterwise.segmentation.screening;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.intake.CustomerStateTable;
import com.meterwise.segmentation.intake.Sql;
import com.meterwise.segmentation.intake.Tariff;
import com.meterwise.segmentation.intake.TariffTable;

/** Reads accounts as of a closed day: attributes, contracts, events and prices that came later are not seen. */
final class AccountTable {
    /** Of a profile, what a screening looks at: the rest would fill the memory. */
    private static final List<String> FEATURES = List.of("loadFactor", "valleyShare", "powerFactor", "deviationRate");

    private final Connection connection;
    private final Sql sql;
    private final MarketTime time;
    private final Economics economics;
    private final LocalDate day;
    private final Map<String, Tariff> tariffs;
    private final MarketPrices prices;

    AccountTable(Connection connection, MarketTime time, Economics economics, LocalDate day) {
        this.connection = connection;
        this.sql = new Sql(connection);
        this.time = time;
        this.economics = economics;
        this.day = day;
        this.tariffs = new TariffTable(connection).inForce(day);
        this.prices = MarketPrices.read(connection, time.endOf(day), time);
    }

    /** Accounts with a profile of the day, by id. */
    List<Account> all() {
        UseChanges changes = UseChanges.read(connection, lastWholeMonth());
        List<Account> accounts = new ArrayList<>();
        new LoadProfileTable(connection).each(day, page -> {
            Map<String, Facts> facts = facts(page.stream().map(LoadProfile::customerId).toArray(String[]::new));
            for (LoadProfile profile : page)
                accounts.add(account(profile, facts.get(profile.customerId()), changes));
        });
        return accounts;
    }

    private record Facts(Double kva, Double voltageKv, Boolean critical, String parentId, BigDecimal revenue, String tariffId,
            String region, Boolean competitive, Integer arrearsDays, BigDecimal price, LocalDate contractEnd, LocalDate contractBegin,
            LocalDate firstReading, int complaints, int contacts, LocalDate lastContact, Optional<Account.Pin> pin,
            Optional<Account.Before> before) {}

    private Map<String, Facts> facts(String[] ids) {
        OffsetDateTime end = time.endOf(day).atOffset(ZoneOffset.UTC);
        Map<String, Facts> facts = new HashMap<>();
        sql.list(
                "with state as ("
                        + CustomerStateTable.OF_SOME_AS_OF
                        + """
                                ), deal as (select distinct on (customer_id) customer_id, price, to_day from contract
                                    where customer_id = any(?) and from_day <= ? order by customer_id, from_day desc, contract_id desc),
                                begin as (select customer_id, min(from_day) as first from contract where customer_id = any(?) group by customer_id),
                                event as (select customer_id,
                                        count(*) filter (where kind in ('COMPLAINT', 'DISPUTE') and from_at >= ?) as complaints,
                                        count(*) filter (where kind in ('VISIT', 'CONTACT', 'TICKET') and from_at >= ?) as contacts,
                                        max(from_at) filter (where kind in ('VISIT', 'CONTACT', 'TICKET')) as last
                                    from service_event where customer_id = any(?) and from_at < ? group by customer_id)
                                select wanted.id, c.contracted_kva, c.voltage_kv, c.critical, c.parent_id, c.annual_revenue, c.tariff_id, c.region,
                                    c.competitive, c.arrears_days, deal.price, deal.to_day, begin.first, span.first_day, e.complaints, e.contacts,
                                    e.last, pin.tier, pin.reason, pin.until, s.worth ->> 'earned', s.worth ->> 'below', s.tier
                                from unnest(?) as wanted(id) left join state c on c.customer_id = wanted.id
                                    left join deal on deal.customer_id = wanted.id left join begin on begin.customer_id = wanted.id
                                    left join customer_span span on span.customer_id = wanted.id left join event e on e.customer_id = wanted.id
                                    left join standing s on s.customer_id = wanted.id
                                    left join pin on pin.customer_id = wanted.id and pin.until >= ?""",
                row -> facts.put(row.getString(1), facts(row)), ids, end, end, ids, day, ids, end.minusYears(1), end.minusYears(1), ids,
                end, ids, day);
        return facts;
    }

    private Facts facts(ResultSet row) throws SQLException {
        Optional<Account.Pin> pin = row.getString(18) == null
                ? Optional.empty()
                : Optional.of(new Account.Pin(Tier.valueOf(row.getString(18)), row.getString(19), row.getObject(20, LocalDate.class)));
        String earned = row.getString(21) == null ? row.getString(23) : row.getString(21);
        Optional<Account.Before> before = earned == null
                ? Optional.empty()
                : Optional.of(new Account.Before(Tier.valueOf(earned),
                        row.getString(22) == null ? null : LocalDate.parse(row.getString(22))));
        OffsetDateTime lastContact = row.getObject(17, OffsetDateTime.class);
        return new Facts(row.getObject(2, Double.class), row.getObject(3, Double.class), row.getObject(4, Boolean.class), row.getString(5),
                row.getBigDecimal(6), row.getString(7), row.getString(8), row.getObject(9, Boolean.class), row.getObject(10, Integer.class),
                row.getBigDecimal(11), row.getObject(12, LocalDate.class), row.getObject(13, LocalDate.class),
                row.getObject(14, LocalDate.class), row.getInt(15), row.getInt(16),
                lastContact == null ? null : time.dayOf(lastContact.toInstant()), pin, before);
    }

    private Account account(LoadProfile profile, Facts facts, UseChanges changes) {
        Map<String, Double> features = new TreeMap<>(profile.features());
        features.keySet().retainAll(FEATURES);
        LocalDate begin = earlier(facts.contractBegin(), facts.firstReading());
        Dealings dealings = new Dealings(facts.competitive(),
                facts.contractEnd() == null ? null : (int) ChronoUnit.DAYS.between(day, facts.contractEnd()),
                prices.rival(facts.region(), profile.annualKwh()),
                facts.complaints(), facts.contacts(), months(facts.lastContact()), facts.arrearsDays(), months(begin),
                changes.growth(profile.customerId()), changes.recent(profile.customerId()));
        return new Account(profile.customerId(), profile.annualKwh(), facts.kva(), facts.voltageKv(), facts.critical(), facts.parentId(),
                features, money(profile, facts), dealings, facts.pin(), facts.before());
    }

    /** The revenue told with the customer; else its contract's price, else its tariff's prices, times its energy. */
    private Money money(LoadProfile profile, Facts facts) {
        double kwh = profile.annualKwh() == null ? 0 : profile.annualKwh();
        OptionalDouble energy = prices.wholesale().isEmpty()
                ? OptionalDouble.empty()
                : prices.wholesale().get().meanFor(profile.weekdayKw(), profile.weekendKw());
        Double wholesale = energy.isPresent() ? Double.valueOf(energy.getAsDouble()) : null;
        Tariff tariff = facts.tariffId() == null ? null : tariffs.get(facts.tariffId());
        OptionalDouble tariffPrice = tariff == null ? OptionalDouble.empty() : tariff.meanPrice(profile.weekdayKw(), profile.weekendKw());
        Double unit = facts.price() != null
                ? Double.valueOf(facts.price().doubleValue())
                : tariffPrice.isPresent() ? Double.valueOf(tariffPrice.getAsDouble()) : null;
        if (facts.revenue() != null)
            return Money.of(kwh, facts.revenue().doubleValue(), "the customer's record", wholesale, unit, economics);
        if (unit == null || profile.annualKwh() == null) return Money.UNKNOWN;
        return Money.of(kwh, kwh * unit, facts.price() != null ? "the contract's price" : "tariff " + facts.tariffId(), wholesale, unit,
                economics);
    }

    private YearMonth lastWholeMonth() {
        YearMonth month = YearMonth.from(day);
        return day.equals(month.atEndOfMonth()) ? month : month.minusMonths(1);
    }

    private Integer months(LocalDate since) { return since == null ? null : (int) Math.max(0, ChronoUnit.MONTHS.between(since, day)); }

    private static LocalDate earlier(LocalDate a, LocalDate b) { return a == null || b != null && b.isBefore(a) ? b : a; }
}
