package com.meterwise.segmentation.screening;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Batches;

/** Screens all customers at once: who is large depends on everybody else. */
public final class Accounts {
    /** Standings held at once, with what they tell. */
    private static final int AT_ONCE = 1_000;

    private final Screening screening;
    private final MarketTime time;
    private final Economics economics;

    public Accounts(Screening screening, MarketTime time, Economics economics) {
        this.screening = screening;
        this.time = time;
        this.economics = economics;
    }

    /** @return customers whose standing is news, by id */
    public List<String> screen(LocalDate day, Connection connection) {
        StandingTable table = new StandingTable(connection);
        List<String> news = new ArrayList<>();
        List<Account> accounts = new AccountTable(connection, time, economics, day).all();
        for (List<Standing> part : Batches.of(screening.screen(accounts, day), AT_ONCE)) {
            List<Standing> now = List.copyOf(part);
            Map<String, Standing> before = table.of(now.stream().map(Standing::customerId).toList()).stream()
                    .collect(toMap(Standing::customerId, identity()));
            table.put(now);
            now.stream().filter(standing -> isNews(standing, before.get(standing.customerId()))).map(Standing::customerId)
                    .forEach(news::add);
        }
        return news;
    }

    private static boolean isNews(Standing now, Standing before) { return before == null || !now.tellsTheSameAs(before); }
}
