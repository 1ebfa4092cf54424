package com.meterwise.segmentation.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import com.meterwise.segmentation.clustering.Level;
import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.features.Features;
import com.meterwise.segmentation.features.LoadProfile;

/**
 * When a customer changes its segment: when another is nearer by more than {@code margin} of the distance to its own in {@code evaluations}
 * closed days in a row, or by more than {@code atOnce} in one. So a customer on a border does not go to and fro.
 */
public record Hysteresis(Features features, double margin, int evaluations, double atOnce) {
    public Hysteresis {
        if (!(0 <= margin && margin <= atOnce))
            throw new IllegalArgumentException("need 0 <= margin <= at once, got %s, %s".formatted(margin, atOnce));
        if (evaluations < 1) throw new IllegalArgumentException("at least one evaluation, got " + evaluations);
    }

    /**
     * The membership after the profile's day; the same as before if that day was already evaluated, or the profile has too little data.
     *
     * @param keyAccount whether the customer is told apart among the key accounts; another level than before moves it at once
     * @return empty only if there was none before and there is too little data to begin one
     */
    public Optional<Membership> next(Optional<Membership> before, SegmentModel model, boolean keyAccount, LoadProfile profile) {
        if (!profile.canBeSegmented()) return before;
        Level level = model.level(keyAccount);
        double[] z = level.space().place(profile.features());
        Level.Group nearest = level.nearest(z);
        if (before.isEmpty()) return Optional.of(entering(null, model.modelId(), level, profile, z, new double[z.length], nearest, 1));
        Membership held = before.get();
        if (!profile.day().isAfter(held.evaluated())) return before;
        Optional<Level.Group> own = level.nearestOf(held.segmentId(), z);
        if (own.isEmpty()) return Optional.of(entering(held, model.modelId(), level, profile, z, new double[z.length], nearest, 1));
        if (nearest.segmentId().equals(held.segmentId())) return Optional.of(held.staying(model.modelId(), profile.day(), null, 0));
        double old = level.space().distance(z, own.get().centroid());
        double share = (old - level.space().distance(z, nearest.centroid())) / old;
        if (!(share > margin)) return Optional.of(held.staying(model.modelId(), profile.day(), null, 0));
        int inARow = nearest.segmentId().equals(held.candidate()) ? held.evaluations() + 1 : 1;
        if (share > atOnce || inARow >= evaluations)
            return Optional.of(entering(held, model.modelId(), level, profile, z, own.get().centroid(), nearest, share));
        return Optional.of(held.staying(model.modelId(), profile.day(), nearest.segmentId(), inARow));
    }

    /**
     * The move from one segment to another as of a profile, with its reasons, whether or not this would decide so by itself.
     *
     * @param held the customer's membership, of whatever segment
     */
    public Membership moving(Membership held, String from, String to, SegmentModel model, LoadProfile profile) {
        Level level = model.levelOf(to).orElseGet(() -> model.level(false));
        double[] z = level.space().place(profile.features());
        double[] left = level.nearestOf(from, z).map(Level.Group::centroid).orElseGet(() -> new double[z.length]);
        Level.Group entered = level.nearestOf(to, z).orElseGet(() -> level.nearest(z));
        double old = level.space().distance(z, left);
        double share = old > 0 ? (old - level.space().distance(z, entered.centroid())) / old : 0;
        return entering(held, model.modelId(), level, profile, z, left, new Level.Group(to, entered.centroid(), entered.size()), share);
    }

    /** @param left centre of the segment left; the typical customer if there was none or the model no longer has it */
    private Membership entering(Membership held, String modelId, Level level, LoadProfile profile, double[] z, double[] left,
            Level.Group entered, double share) {
        LocalDate day = profile.day();
        List<Reason> reasons = Reason.of(level.space(), features, z, left, entered.centroid(), profile.features(),
                held == null ? new TreeMap<>() : held.features());
        return new Membership(profile.customerId(), entered.segmentId(), day, modelId, day, null, 0, share, reasons,
                profile.features());
    }
}
