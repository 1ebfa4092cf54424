package com.meterwise.forecasting.api;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class BacktestTable implements PanacheRepositoryBase<BacktestRow, String> {
    List<BacktestRow> latest(int most) {
        return find("order by case when state = 'RUNNING' then 0 else 1 end, lastDay desc, backtestId").page(0, most).list();
    }
}
