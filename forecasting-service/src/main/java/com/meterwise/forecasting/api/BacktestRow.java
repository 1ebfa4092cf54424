package com.meterwise.forecasting.api;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import com.meterwise.forecasting.evaluation.Comparison;

@Entity
@Table(name = "backtest")
class BacktestRow {
    @Id
    @Column(name = "backtest_id")
    String backtestId;
    @Column(name = "customer_id")
    String customerId;
    @Column(name = "first_day")
    LocalDate firstDay;
    @Column(name = "last_day")
    LocalDate lastDay;
    /** RUNNING, DONE, FAILED or CANCELLED. */
    String state;
    int weeks;
    @Column(name = "weeks_done")
    int weeksDone;
    Integer days;
    @Column(name = "served_mase")
    Double servedMase;
    @Column(name = "naive_mase")
    Double naiveMase;
    @Column(name = "served_wape")
    Double servedWape;
    @Column(name = "naive_wape")
    Double naiveWape;
    String failure;

    boolean isRunning() { return "RUNNING".equals(state); }

    void done(Comparison comparison) {
        state = "DONE";
        days = comparison.days();
        servedMase = comparison.servedMase();
        naiveMase = comparison.naiveMase();
        servedWape = comparison.servedWape();
        naiveWape = comparison.naiveWape();
        failure = null;
    }

    void failed(String why) {
        state = "FAILED";
        failure = why;
    }
}
