package com.meterwise.segmentation.clustering;

import static java.util.Comparator.comparing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.meterwise.segmentation.features.Features;
import com.meterwise.segmentation.features.LoadProfile;

/** What a model is trained on: of each level a sample, stratified by kind of customer. Takes profiles as they come, batch by batch. */
public final class TrainingSample {
    /** Fewer key accounts are no level of their own. */
    private static final int LEAST_KEY_ACCOUNTS = 5;

    private final Set<String> keyAccounts;
    private final Map<Level.Name, StratifiedSample> samples = new EnumMap<>(Level.Name.class);

    TrainingSample(int mostRows, Features features, Set<String> keyAccounts) {
        this.keyAccounts = Set.copyOf(keyAccounts);
        for (Level.Name name : Level.Name.values())
            samples.put(name, new StratifiedSample(mostRows, profile -> features.kindOf(profile.features())));
    }

    /** Profiles with too little data pass by. */
    public void add(List<LoadProfile> profiles) {
        for (LoadProfile profile : profiles)
            if (profile.canBeSegmented()) samples.get(levelOf(profile)).add(profile);
    }

    /** Customers with enough data, sampled or not. */
    public int customers() {
        return samples.values().stream().mapToInt(StratifiedSample::seen).sum();
    }

    /** Profiles of each level that is one, by id; key accounts too few for a level are told apart among the rest. */
    Map<Level.Name, List<LoadProfile>> levels() {
        List<LoadProfile> key = samples.get(Level.Name.KEY_ACCOUNTS).profiles();
        List<LoadProfile> mass = samples.get(Level.Name.MASS_MARKET).profiles();
        Map<Level.Name, List<LoadProfile>> levels = new EnumMap<>(Level.Name.class);
        if (key.size() < LEAST_KEY_ACCOUNTS) {
            levels.put(Level.Name.MASS_MARKET,
                    Stream.concat(mass.stream(), key.stream()).sorted(comparing(LoadProfile::customerId)).toList());
        } else {
            if (!mass.isEmpty()) levels.put(Level.Name.MASS_MARKET, mass);
            levels.put(Level.Name.KEY_ACCOUNTS, key);
        }
        return levels;
    }

    private Level.Name levelOf(LoadProfile profile) {
        return keyAccounts.contains(profile.customerId()) ? Level.Name.KEY_ACCOUNTS : Level.Name.MASS_MARKET;
    }
}
