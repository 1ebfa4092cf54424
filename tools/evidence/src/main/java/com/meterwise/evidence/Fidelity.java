package com.meterwise.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.meterwise.segmentation.clustering.Rule;
import com.meterwise.segmentation.clustering.Segment;
import com.meterwise.segmentation.features.LoadProfile;

/**
 * How far the rules of segments can be relied on.
 *
 * @param worst     of all rules the least mean of the share of the segment's customers named and the share of the others left out
 * @param agreement of all rules the least share of customers of whom rule and model say the same
 */
record Fidelity(double worst, double agreement) {

    /** Three of ten customers are held out of the training; the rules must say of them what the model says. */
    static Fidelity of(List<LoadProfile> profiles, Set<String> key) {
        List<LoadProfile> all = profiles.stream().filter(LoadProfile::canBeSegmented).toList();
        List<LoadProfile> known = new ArrayList<>();
        List<LoadProfile> heldOut = new ArrayList<>();
        for (int i = 0; i < all.size(); i++)
            (i % 10 < 7 ? known : heldOut).add(all.get(i));
        Segmented segmented = Segmented.of(known, key, Optional.empty());
        double worst = 1;
        double agreement = 1;
        for (Segment segment : segmented.model().segments()) {
            if (segment.rule() == null) continue;
            double[] hits = hits(segment, segment.rule(), heldOut, segmented);
            double named = hits[0] + hits[1] == 0 ? 1 : hits[0] / (hits[0] + hits[1]);
            double left = hits[2] + hits[3] == 0 ? 1 : hits[3] / (hits[2] + hits[3]);
            worst = Math.min(worst, (named + left) / 2);
            agreement = Math.min(agreement, (hits[0] + hits[3]) / java.util.Arrays.stream(hits).sum());
        }
        return new Fidelity(worst, agreement);
    }

    private static double[] hits(Segment segment, Rule rule, List<LoadProfile> heldOut, Segmented segmented) {
        double[] hits = { 0, 0, 0, 0 };
        for (LoadProfile profile : heldOut) {
            // a rule tells apart within its level, and a key account is known without it
            if (!segmented.model().levelOf(segment.segmentId()).orElseThrow()
                    .equals(segmented.model().level(segmented.keyAccounts().contains(profile.customerId()))))
                continue;
            boolean inside = segmented.segment(profile).equals(segment.segmentId());
            hits[(inside ? 0 : 2) + (rule.names(profile.features()) ? 0 : 1)]++;
        }
        return hits;
    }
}
