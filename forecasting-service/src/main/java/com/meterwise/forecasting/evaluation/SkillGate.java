package com.meterwise.forecasting.evaluation;

/** Nobody is served a model that did worse than the series' own seasonal naive on its last weeks. */
public interface SkillGate {
    SkillGate LETS_PASS = (modelMase, naiveMase) -> modelMase != null && naiveMase != null && modelMase < naiveMase;

    boolean test(Double modelMase, Double naiveMase);
}
