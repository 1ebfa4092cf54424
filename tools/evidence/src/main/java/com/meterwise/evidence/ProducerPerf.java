package com.meterwise.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.meterwise.contracts.Topic;
import com.meterwise.embedded.Root;

/** Kafka's own load tool, a process of its own on our broker's class path with our producer's settings: the peer of what takes readings in. */
final class ProducerPerf {
    private static final Pattern SAID = Pattern.compile(
            "records sent, ([0-9.,]+) records/sec .*?ms avg latency.*?, ([0-9]+) ms 50th, [0-9]+ ms 95th, ([0-9]+) ms 99th");
    private static final String AS_FAST_AS_IT_CAN = "-1";
    /** User and system time of children that have ended, in ticks: fields 16 and 17 of proc(5), counted after the name. */
    private static final int CHILDREN_USER = 13;
    private static final double TICKS = 100;

    private final String bootstrapServers;

    ProducerPerf(String bootstrapServers) { this.bootstrapServers = bootstrapServers; }

    /** @param cpuSeconds of the tool, its start included; of every process that ended meanwhile */
    record Rate(double perSecond, double p50Millis, double p99Millis, double cpuSeconds) {}

    /** Sends the file's lines, from the beginning again as often as needed, as fast as it can. */
    Rate fastest(Path lines, int records) throws IOException, InterruptedException {
        return run(lines, records, AS_FAST_AS_IT_CAN);
    }

    /** Sends at a rate, whatever it could do. */
    Rate at(int perSecond, Path lines, int records) throws IOException, InterruptedException {
        return run(lines, records, Integer.toString(perSecond));
    }

    private Rate run(Path lines, int records, String throughput) throws IOException, InterruptedException {
        double before = childrenSeconds();
        Process tool = new ProcessBuilder(List.of(ServiceAlone.java(), "-Xmx512m", "-cp",
                Root.find().resolve("tools/kafka-broker/target/lib") + "/*", "org.apache.kafka.tools.ProducerPerformance", "--topic",
                Topic.UPLOAD.name(), "--num-records", "" + records, "--throughput", throughput, "--payload-file", lines.toString(),
                "--producer-props", "bootstrap.servers=" + bootstrapServers, "acks=all", "enable.idempotence=true",
                "compression.type=lz4", "linger.ms=5", "batch.size=262144", "buffer.memory=67108864"))
                .redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes());
        tool.waitFor();
        double cpu = childrenSeconds() - before;
        Rate rate = null;
        for (Matcher found = SAID.matcher(said); found.find();)
            rate = new Rate(number(found.group(1)), number(found.group(2)), number(found.group(3)), cpu);
        if (rate == null) throw new IllegalStateException("producer-perf says " + said);
        return rate;
    }

    private static double number(String said) { return Double.parseDouble(said.replace(",", "")); }

    private static double childrenSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_USER + 1])) / TICKS;
    }
}
