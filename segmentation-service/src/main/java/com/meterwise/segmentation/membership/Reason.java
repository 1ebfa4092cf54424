package com.meterwise.segmentation.membership;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.meterwise.segmentation.clustering.Axis;
import com.meterwise.segmentation.clustering.Space;
import com.meterwise.segmentation.features.Feature;
import com.meterwise.segmentation.features.Features;

/**
 * One feature's part in a change of segment.
 *
 * @param value        now
 * @param before       at the last change, or null
 * @param contribution signed share: by how much the feature made the new segment nearer, as part of what all features did together
 */
public record Reason(String feature, Double value, Double before, String unit, double contribution, String text) {
    private static final int TOP = 3;

    /**
     * The features that spoke most for or against the change. On each axis the squared distance to the centre left, minus that to the
     * centre entered, times the axis' weight; the parts sum to 1.
     */
    static List<Reason> of(Space space, Features features, double[] z, double[] left, double[] entered, Map<String, Double> values,
            Map<String, Double> before) {
        double[] parts = new double[z.length];
        double total = 0;
        for (int i = 0; i < z.length; i++) {
            if (Double.isNaN(z[i])) continue;
            double toLeft = z[i] - left[i];
            double toEntered = z[i] - entered[i];
            parts[i] = space.axes().get(i).weight() * (toLeft * toLeft - toEntered * toEntered);
            total += parts[i];
        }
        double sum = total == 0 ? 1 : Math.abs(total);
        return IntStream.range(0, z.length).boxed().filter(i -> parts[i] != 0).sorted(comparingDouble(i -> -Math.abs(parts[i]))).limit(TOP)
                .map(i -> reason(space.axes().get(i), features, parts[i] / sum, left[i], entered[i], values, before)).toList();
    }

    private static Reason reason(Axis axis, Features features, double part, double left, double entered, Map<String, Double> values,
            Map<String, Double> before) {
        Feature feature = features.named(axis.feature()).orElseThrow();
        Double value = values.get(axis.feature());
        double near = axis.valueAt(part > 0 ? entered : left);
        double far = axis.valueAt(part > 0 ? left : entered);
        String text = features.isKind(axis.feature())
                ? "%s %s: nearer to a segment with %.0f %% of them than to one with %.0f %%".formatted(
                        value >= 0.5 ? "among" : "not among", feature.high(), 100 * near, 100 * far)
                : "%s is %s: nearer to %s than to %s".formatted(feature.label(), feature.told(value), feature.told(near),
                        feature.told(far));
        return new Reason(axis.feature(), value, before.get(axis.feature()), feature.unit(), part, text);
    }
}
