package com.meterwise.segmentation.screening;

import java.sql.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.meterwise.contracts.CompetitorPrice;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.intake.HourlyPrice;
import com.meterwise.segmentation.intake.IndicatorTable;
import com.meterwise.segmentation.intake.IndicatorTable.Point;

/**
 * What energy costs on the market, per kWh.
 *
 * @param wholesale mean of a year by hour, if there are prices
 * @param rivals    what competitors ask
 */
public record MarketPrices(Optional<HourlyPrice> wholesale, List<Rival> rivals) {
    private static final double KWH_A_MWH = 1000;
    /** Prices that come at fewer different hours than this are prices of days or months. */
    private static final int HOURS_OF_HOURLY_PRICES = 20;

    /**
     * @param wholesale per MWh, of a year
     * @param latest    newest price per kWh of each competitor and region
     */
    public static MarketPrices of(List<Point> wholesale, List<Point> latest, MarketTime time) {
        List<Rival> rivals = latest.stream().flatMap(point -> CompetitorPrice.of(point.indicator(), point.value())
                .map(price -> new Rival(point.region(), price)).stream()).toList();
        return new MarketPrices(wholesale.isEmpty() ? Optional.empty() : Optional.of(hourly(wholesale, time)), rivals);
    }

    /** A competitor's price. @param region empty if it holds everywhere */
    public record Rival(String region, CompetitorPrice price) {}

    /**
     * Best price per kWh a customer can get: of those asked in its region, or everywhere, and that it uses enough for.
     *
     * @param annualKwh null if not known
     * @return null if there is none
     */
    public Double rival(String region, Double annualKwh) {
        List<CompetitorPrice> here = rivals.stream().filter(one -> one.region().isEmpty() || one.region().equals(region)).map(Rival::price)
                .toList();
        return CompetitorPrice.best(here, annualKwh).map(CompetitorPrice::perKwh).orElse(null);
    }

    /** Prices of the year before {@code to}, as they are known. */
    public static MarketPrices read(Connection connection, Instant to, MarketTime time) {
        Instant from = time.startOf(time.dayOf(to).minusYears(1));
        IndicatorTable indicators = new IndicatorTable(connection);
        return of(indicators.during("price.wholesale", from, to), indicators.latest(CompetitorPrice.PREFIX, from, to), time);
    }

    private static HourlyPrice hourly(List<Point> points, MarketTime time) {
        double[][] sums = new double[2][24];
        int[][] counts = new int[2][24];
        double all = 0;
        for (Point point : points) {
            int type = isWeekend(point.at(), time) ? 1 : 0;
            int hour = point.at().atZone(time.zone()).getHour();
            sums[type][hour] += point.value();
            counts[type][hour]++;
            all += point.value();
        }
        long hours = Arrays.stream(counts[0]).filter(count -> count > 0).count();
        double mean = all / points.size() / KWH_A_MWH;
        double[][] prices = new double[2][24];
        for (int type = 0; type < 2; type++)
            for (int hour = 0; hour < 24; hour++)
                prices[type][hour] = hours < HOURS_OF_HOURLY_PRICES || counts[type][hour] == 0
                        ? mean
                        : sums[type][hour] / counts[type][hour] / KWH_A_MWH;
        return new HourlyPrice(prices[0], prices[1]);
    }

    private static boolean isWeekend(Instant at, MarketTime time) { return MarketTime.isWeekend(time.dayOf(at)); }
}
