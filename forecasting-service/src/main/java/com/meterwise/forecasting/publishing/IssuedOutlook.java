package com.meterwise.forecasting.publishing;

import java.time.Instant;
import java.time.LocalDate;

import com.meterwise.forecasting.outlook.Outlook;

/** An outlook, whose it is, the closed day it rests on and the market time at which it was made. */
public record IssuedOutlook(String customerId, LocalDate day, Instant madeAt, Outlook outlook) {}
