package com.meterwise.forecasting.outlook;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;

import com.meterwise.forecasting.intake.Contract;

/**
 * What contracts already signed say of months to come: the yearly amount in force then by the one in force now. Where either agrees no amount, and
 * where a contract ends without another, nothing changes: whether a customer leaves is not a question to its load.
 */
public final class ContractSteps {
    private static final double MOST = 5;

    private ContractSteps() {}

    /** A factor a month. */
    public static double[] factors(List<Contract> contracts, LocalDate today, YearMonth first, int months) {
        double[] factors = new double[months];
        double now = yearlyKwh(contracts, today);
        for (int m = 0; m < months; m++) {
            double then = yearlyKwh(contracts, first.plusMonths(m).atDay(1));
            factors[m] = now > 0 && then > 0 ? Math.max(1 / MOST, Math.min(MOST, then / now)) : 1;
        }
        return factors;
    }

    private static double yearlyKwh(List<Contract> contracts, LocalDate day) {
        return contracts.stream().filter(contract -> contract.isInForceOn(day))
                .mapToDouble(contract -> Arrays.stream(contract.monthlyKwh()).sum()).sum();
    }
}
