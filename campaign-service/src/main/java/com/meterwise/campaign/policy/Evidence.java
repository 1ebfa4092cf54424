package com.meterwise.campaign.policy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import com.meterwise.campaign.catalogue.Policy;
import com.meterwise.campaign.intake.Forecast;
import com.meterwise.campaign.intake.Profile;

/** Whether the data is good and fresh enough to decide on. */
public final class Evidence {
    private Evidence() {}

    /** @return why not, or nothing */
    public static Optional<String> refuses(Profile profile, LocalDate day, Policy policy) {
        if (profile == null) return Optional.of("no load profile");
        if (!profile.complete()) return Optional.of("the typical days of %s have gaps".formatted(profile.day()));
        if (worse(profile.grade(), policy))
            return Optional.of("data is grade %s, least is %s".formatted(profile.grade(), policy.worstGrade()));
        return stale("profile", profile.day(), day, policy);
    }

    /** A saving is claimed only with a forecast that says how far the load may stray. */
    public static Optional<String> refuses(Forecast forecast, LocalDate day, Policy policy) {
        if (forecast == null) return Optional.of("no load forecast");
        if (worse(forecast.grade(), policy))
            return Optional.of("forecast is grade %s, least is %s".formatted(forecast.grade(), policy.worstGrade()));
        return stale("forecast", forecast.day(), day, policy);
    }

    private static Optional<String> stale(String what, LocalDate made, LocalDate day, Policy policy) {
        long age = ChronoUnit.DAYS.between(made, day);
        return age > policy.staleDays()
                ? Optional.of("%s of %s is %d days old, most is %d".formatted(what, made, age, policy.staleDays()))
                : Optional.empty();
    }

    /** No grade is no judgement, which is not a bad one: A is before B is before C is before F. */
    private static boolean worse(String grade, Policy policy) {
        return grade != null && grade.compareTo(policy.worstGrade()) > 0;
    }
}
