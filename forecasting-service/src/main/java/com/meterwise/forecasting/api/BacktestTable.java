package com.meterwise.forecasting.api;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
class BacktestTable implements PanacheRepositoryBase<BacktestRow, String> {}
