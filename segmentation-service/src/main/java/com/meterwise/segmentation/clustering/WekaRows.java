package com.meterwise.segmentation.clustering;

import java.util.ArrayList;
import java.util.List;

import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** Rows as Weka wants them. */
final class WekaRows {
    private WekaRows() {}

    static Instances of(Rows rows) {
        Instances instances = new Instances("customers", attributes(rows.width()), rows.count());
        for (int row = 0; row < rows.count(); row++)
            instances.add(new DenseInstance(1, rows.row(row)));
        return instances;
    }

    /** Rows with a class each, the last attribute. */
    static Instances of(Rows rows, int[] classOf, int classes) {
        ArrayList<Attribute> attributes = attributes(rows.width());
        List<String> names = java.util.stream.IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        attributes.add(new Attribute("class", names));
        Instances instances = new Instances("customers", attributes, rows.count());
        instances.setClassIndex(rows.width());
        for (int row = 0; row < rows.count(); row++) {
            double[] values = java.util.Arrays.copyOf(rows.row(row), rows.width() + 1);
            values[rows.width()] = classOf[row];
            instances.add(new DenseInstance(1, values));
        }
        return instances;
    }

    private static ArrayList<Attribute> attributes(int width) {
        ArrayList<Attribute> attributes = new ArrayList<>();
        for (int column = 0; column < width; column++)
            attributes.add(new Attribute("x" + column));
        return attributes;
    }
}
