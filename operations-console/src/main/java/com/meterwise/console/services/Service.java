package com.meterwise.console.services;

import java.util.Locale;

/** The four services the console asks. */
public enum Service {
    INGESTION, SEGMENTATION, FORECASTING, CAMPAIGN;

    public String id() { return name().toLowerCase(Locale.ROOT); }
}
