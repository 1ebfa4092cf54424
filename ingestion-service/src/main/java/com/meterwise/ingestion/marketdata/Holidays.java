package com.meterwise.ingestion.marketdata;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;

import com.meterwise.ingestion.registry.Keeping;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/** The market's calendar: holidays and make-up workdays, kept as data and told as the indicator {@code calendar.holiday}. Thread-safe. */
public final class Holidays {
    private final MarketTime market;
    private final Transactions transactions;

    public Holidays(MarketTime market, Transactions transactions) {
        this.market = market;
        this.transactions = transactions;
    }

    /** Days that somebody says. */
    public Keeping.Kept keep(List<Holiday> holidays) {
        return transactions.call(work -> new Keeping.Kept(keep(holidays, false, work), List.of()));
    }

    /**
     * Days that the library computes for whole years; what somebody has said of a day stays.
     *
     * @return how many changed
     * @throws IllegalArgumentException if the country or a year is out of reach
     */
    public int compute(String country, String part, String region, Year from, Year to) {
        List<Holiday> holidays = new ArrayList<>();
        for (Year year = from; !year.isAfter(to); year = year.plusYears(1))
            holidays.addAll(LibraryHolidays.of(country, part, region, year));
        return transactions.call(work -> keep(holidays, true, work));
    }

    private int keep(List<Holiday> holidays, boolean library, Work work) throws SQLException {
        List<Holiday> changed = HolidayTable.keep(work.connection(), holidays, library);
        Indicators.keep(changed.stream().map(holiday -> holiday.toIndicator(market)).toList(), work);
        return changed.size();
    }

    /** Days in [from, to], in order. @param region null for those of the whole market only */
    public List<Holiday> list(String region, LocalDate from, LocalDate to) {
        return transactions.call(work -> HolidayTable.list(work.connection(), region, from, to));
    }
}
