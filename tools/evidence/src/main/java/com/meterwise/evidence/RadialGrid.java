package com.meterwise.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A grid without loops behind one transformer, and its load flow by backward and forward sweeps. Powers in MW and Mvar, voltages in kV between
 * lines, impedances in ohm on the low-voltage side.
 */
final class RadialGrid {
    private static final int MOST_SWEEPS = 50;
    private static final double STILL = 1e-10;

    private final List<String> nodes;
    private final int[] parent;
    private final double[] ohm, reactance;
    private final double kv, headPu;

    private RadialGrid(List<String> nodes, int[] parent, double[] ohm, double[] reactance, double kv, double headPu) {
        this.nodes = nodes;
        this.parent = parent;
        this.ohm = ohm;
        this.reactance = reactance;
        this.kv = kv;
        this.headPu = headPu;
    }

    /** What flows in at the transformer's upper side, and what is lost on lines and windings. */
    record Flow(double headMw, double headMvar, double lossMw) {}

    /** In an order in which each comes after the one that feeds it; the first is the transformer's. */
    List<String> nodes() {
        return nodes;
    }

    double kv() { return kv; }

    /** Lines by their ends, until the grid is built. */
    static final class Builder {
        private final Map<String, List<Object[]>> ends = new HashMap<>();
        private final String root;
        private final double kv, headPu, ohm, reactance;

        Builder(String root, double kv, double headPu, double transformerOhm, double transformerReactance) {
            this.root = root;
            this.kv = kv;
            this.headPu = headPu;
            ohm = transformerOhm;
            reactance = transformerReactance;
        }

        void line(String a, String b, double r, double x) {
            ends.computeIfAbsent(a, n -> new ArrayList<>()).add(new Object[]{ b, r, x });
            ends.computeIfAbsent(b, n -> new ArrayList<>()).add(new Object[]{ a, r, x });
        }

        RadialGrid build() {
            List<String> nodes = new ArrayList<>(List.of(root));
            List<double[]> branches = new ArrayList<>(List.of(new double[]{ -1, ohm, reactance }));
            for (int n = 0; n < nodes.size(); n++) {
                for (Object[] end : ends.getOrDefault(nodes.get(n), List.of())) {
                    if (nodes.contains((String) end[0])) continue;
                    nodes.add((String) end[0]);
                    branches.add(new double[]{ n, (double) end[1], (double) end[2] });
                }
            }
            return new RadialGrid(List.copyOf(nodes), branches.stream().mapToInt(b -> (int) b[0]).toArray(),
                    branches.stream().mapToDouble(b -> b[1]).toArray(), branches.stream().mapToDouble(b -> b[2]).toArray(), kv, headPu);
        }
    }

    /**
     * The one resistance that loses as much as all branches, when each node takes its part of the load: sum over the branches of r times the
     * squared share of load behind it.
     */
    double equivalentOhm(Map<String, Double> load) {
        double all = load.values().stream().mapToDouble(Double::doubleValue).sum(), equivalent = 0;
        double[] behind = new double[nodes.size()];
        for (int n = nodes.size() - 1; n >= 0; n--) {
            behind[n] += load.get(nodes.get(n)) / all;
            if (parent[n] >= 0) behind[parent[n]] += behind[n];
            equivalent += ohm[n] * behind[n] * behind[n];
        }
        return equivalent;
    }

    /** @param mw taken at each node; negative = fed in */
    Flow flow(double[] mw, double[] mvar) {
        Solved solved = solve(mw, mvar);
        double loss = 0;
        for (int n = 0; n < ohm.length; n++)
            loss += ohm[n] * (solved.re[n] * solved.re[n] + solved.im[n] * solved.im[n]);
        double head = headPu * kv;
        return new Flow(head * solved.re[0], -head * solved.im[0], loss);
    }

    /** Voltage magnitudes in per unit, by node. */
    Map<String, double[]> voltages(double[] mw, double[] mvar) {
        Solved solved = solve(mw, mvar);
        Map<String, double[]> voltages = new LinkedHashMap<>();
        for (int n = 0; n < nodes.size(); n++)
            voltages.put(nodes.get(n), new double[]{ Math.hypot(solved.vRe[n], solved.vIm[n]) / kv });
        return voltages;
    }

    /** Currents (kA times the root of 3) of the branches above each node, and the nodes' voltages. */
    private record Solved(double[] re, double[] im, double[] vRe, double[] vIm) {}

    private Solved solve(double[] mw, double[] mvar) {
        int n = nodes.size();
        double[] vRe = new double[n], vIm = new double[n], re = new double[n], im = new double[n];
        Arrays.fill(vRe, headPu * kv);
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            for (int i = 0; i < n; i++) {
                double square = vRe[i] * vRe[i] + vIm[i] * vIm[i];
                re[i] = (mw[i] * vRe[i] + mvar[i] * vIm[i]) / square;
                im[i] = (mw[i] * vIm[i] - mvar[i] * vRe[i]) / square;
            }
            for (int i = n - 1; i > 0; i--) {
                re[parent[i]] += re[i];
                im[parent[i]] += im[i];
            }
            double moved = 0;
            for (int i = 0; i < n; i++) {
                double upRe = i == 0 ? headPu * kv : vRe[parent[i]], upIm = i == 0 ? 0 : vIm[parent[i]];
                double nextRe = upRe - (ohm[i] * re[i] - reactance[i] * im[i]), nextIm = upIm - (ohm[i] * im[i] + reactance[i] * re[i]);
                moved = Math.max(moved, Math.abs(nextRe - vRe[i]) + Math.abs(nextIm - vIm[i]));
                vRe[i] = nextRe;
                vIm[i] = nextIm;
            }
            if (moved < STILL) break;
        }
        return new Solved(re, im, vRe, vIm);
    }
}
