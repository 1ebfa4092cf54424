package com.meterwise.platform.outbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A list of records for one topic as one compressed row. */
final class OutboxCodec {
    private OutboxCodec() {}

    static byte[] encode(List<Outgoing> records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 8192))) {
            out.writeInt(records.size());
            for (Outgoing record : records) {
                write(out, record.key());
                writeHeaders(out, record.headers());
                write(out, record.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static List<Outgoing> decode(String topic, byte[] payload) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(payload)))) {
            int n = in.readInt();
            List<Outgoing> records = new ArrayList<>(n);
            for (int i = 0; i < n; i++) {
                byte[] key = read(in);
                Map<String, byte[]> headers = readHeaders(in);
                records.add(new Outgoing(topic, key, headers, read(in)));
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeHeaders(DataOutputStream out, Map<String, byte[]> headers) throws IOException {
        out.writeShort(headers.size());
        for (Map.Entry<String, byte[]> header : headers.entrySet()) {
            out.writeUTF(header.getKey());
            write(out, header.getValue());
        }
    }

    private static Map<String, byte[]> readHeaders(DataInputStream in) throws IOException {
        Map<String, byte[]> headers = new TreeMap<>();
        for (int n = in.readShort(); n > 0; n--)
            headers.put(in.readUTF(), read(in));
        return headers;
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) out.write(bytes);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : in.readNBytes(length);
    }
}
