package com.meterwise.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import com.meterwise.forecasting.losses.TechnicalLoss;

/**
 * A low-voltage grid of the SimBench collection: its load flow over a year is the truth, and the service's formula is given what a utility would
 * register of it: one equivalent resistance, the voltage, and the transformer's no-load loss.
 *
 * @param noLoadKw of the transformer
 * @param kw       load less generation by node and slot
 * @param loadMw   connected load by node, by which the equivalent resistance is weighed
 */
record SimBenchGrid(RadialGrid grid, double noLoadKw, double slotHours, Map<String, double[]> kw, Map<String, double[]> kvar,
        Map<String, Double> loadMw, Map<String, double[]> reference) {
    private static final double SLOT_HOURS = 0.25;

    void report(Goals goals) {
        double worst = 0;
        Map<String, double[]> snapshot = grid.voltages(reference.get("p"), reference.get("q"));
        double[] published = reference.get("vm");
        int n = 0;
        for (double[] voltage : snapshot.values())
            worst = Math.max(worst, Math.abs(voltage[0] - published[n++]));
        goals.atMost("load flow of the grid, worst voltage off its published solution", worst, 0.001, "p.u.", "published load flow");
        int slots = kw.values().iterator().next().length;
        double[] headKw = new double[slots], headKvar = new double[slots];
        double truth = 0;
        for (int s = 0; s < slots; s++) {
            double[] p = new double[grid.nodes().size()], q = new double[p.length];
            int i = 0;
            for (String node : grid.nodes()) {
                p[i] = kw.get(node)[s] / 1000;
                q[i++] = kvar.get(node)[s] / 1000;
            }
            RadialGrid.Flow flow = grid.flow(p, q);
            truth += flow.lossMw() * 1000 * slotHours;
            headKw[s] = flow.headMw() * 1000;
            headKvar[s] = flow.headMvar() * 1000;
        }
        double load = TechnicalLoss.loadLossKwh(headKw, headKvar, slotHours, grid.equivalentOhm(loadMw), grid.kv());
        double noLoad = noLoadKw * slots * slotHours;
        goals.between("technical loss of a year over the load flow's", (load + noLoad) / (truth + noLoad), 0.9, 1.1, "",
                "%,.0f of %,.0f kWh".formatted(load + noLoad, truth + noLoad));
        goals.between("of it the load loss, over the load flow's", load / truth, 0.9, 1.1, "",
                "%,.0f of %,.0f kWh".formatted(load, truth));
    }

    static SimBenchGrid read(Path folder) throws IOException {
        Map<String, Map<String, String>> lineTypes = byId(table(folder.resolve("LineType.csv")));
        Map<String, String> transformer = table(folder.resolve("Transformer.csv")).get(0);
        Map<String, String> type = byId(table(folder.resolve("TransformerType.csv"))).get(transformer.get("type"));
        double kv = number(type, "vmLV"), mva = number(type, "sR"), impedance = number(type, "vmImp") / 100 * kv * kv / mva;
        double ohm = number(type, "pCu") / 1000 / (mva * mva) * kv * kv, reactance = Math.sqrt(impedance * impedance - ohm * ohm);
        String root = transformer.get("nodeLV");
        Map<String, String> head = byId(table(folder.resolve("Node.csv"))).get(transformer.get("nodeHV"));
        RadialGrid.Builder grid = new RadialGrid.Builder(root, kv, number(head, "vmSetp"), ohm, reactance);
        for (Map<String, String> line : table(folder.resolve("Line.csv"))) {
            Map<String, String> of = lineTypes.get(line.get("type"));
            double km = number(line, "length");
            grid.line(line.get("nodeA"), line.get("nodeB"), number(of, "r") * km, number(of, "x") * km);
        }
        RadialGrid built = grid.build();
        List<Map<String, String>> loads = table(folder.resolve("Load.csv")), roofs = table(folder.resolve("RES.csv"));
        Map<String, double[]> loadProfile = columns(folder.resolve("LoadProfile.csv.gz")), sun = columns(
                folder.resolve("RESProfile.csv.gz"));
        int slots = loadProfile.values().iterator().next().length;
        Map<String, double[]> kw = new LinkedHashMap<>(), kvar = new LinkedHashMap<>();
        Map<String, Double> connected = new HashMap<>();
        double[] p = new double[built.nodes().size()], q = new double[p.length], vm = new double[p.length];
        for (String node : built.nodes()) {
            kw.put(node, new double[slots]);
            kvar.put(node, new double[slots]);
            connected.put(node, 0.0);
        }
        for (Map<String, String> load : loads) {
            double mw = number(load, "pLoad"), mvar = number(load, "qLoad");
            add(kw.get(load.get("node")), loadProfile.get(load.get("profile") + "_pload"), 1000 * mw);
            add(kvar.get(load.get("node")), loadProfile.get(load.get("profile") + "_qload"), 1000 * mvar);
            connected.merge(load.get("node"), mw, Double::sum);
            p[built.nodes().indexOf(load.get("node"))] += mw;
            q[built.nodes().indexOf(load.get("node"))] += mvar;
        }
        for (Map<String, String> roof : roofs) {
            add(kw.get(roof.get("node")), sun.get(roof.get("profile")), -1000 * number(roof, "pRES"));
            p[built.nodes().indexOf(roof.get("node"))] -= number(roof, "pRES");
        }
        for (Map<String, String> solved : table(folder.resolve("NodePFResult.csv")))
            if (built.nodes().contains(solved.get("node"))) vm[built.nodes().indexOf(solved.get("node"))] = number(solved, "vm");
        return new SimBenchGrid(built, number(type, "pFe"), SLOT_HOURS, kw, kvar, connected, Map.of("p", p, "q", q, "vm", vm));
    }

    private static void add(double[] sum, double[] profile, double factor) {
        for (int s = 0; s < sum.length; s++)
            sum[s] += factor * profile[s];
    }

    private static double number(Map<String, String> row, String column) { return Double.parseDouble(row.get(column)); }

    private static Map<String, Map<String, String>> byId(List<Map<String, String>> rows) {
        Map<String, Map<String, String>> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.get("id"), row));
        return byId;
    }

    private static Map<String, double[]> columns(Path file) throws IOException {
        List<Map<String, String>> rows = table(file);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String name : rows.get(0).keySet())
            if (!name.equals("time")) columns.put(name, rows.stream().mapToDouble(row -> number(row, name)).toArray());
        return columns;
    }

    private static List<Map<String, String>> table(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (var bytes = Files.newInputStream(file);
                BufferedReader in = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8))) {
            String[] header = in.readLine().split(";");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(";");
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.length && i < cells.length; i++)
                    row.put(header[i], cells[i]);
                rows.add(row);
            }
        }
        return rows;
    }
}
