package com.meterwise.campaign;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "meterwise.campaign")
interface CampaignConfig {
    /** Of a long replay, how many of the last days are decided; forecasts exist for no more than the last 35. */
    @WithDefault("28")
    int decidedDays();

    /** Whether a definition is approved by another person than wrote it. */
    @WithDefault("true")
    boolean fourEyes();
}
