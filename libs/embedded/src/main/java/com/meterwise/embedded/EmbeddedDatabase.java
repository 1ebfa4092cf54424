package com.meterwise.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL server as a process, with its data in a folder and everything it promises switched on: fsync and synchronous commit, so
 * that a kill -9 tests what production would do.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final int READY_SECONDS = 60;

    private final Path data;
    private final Path binaries;
    private final int port;
    private final boolean durable;
    private final boolean encrypted;
    private OsProcess process;

    private EmbeddedDatabase(Path data, Path binaries, int port, boolean durable, boolean encrypted) {
        this.data = data;
        this.binaries = binaries;
        this.port = port;
        this.durable = durable;
        this.encrypted = encrypted;
    }

    /** How to reach one service's database. */
    public record Access(String jdbcUrl, String user, String password) {
        public DataSource dataSource() {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(jdbcUrl);
            source.setUser(user);
            source.setPassword(password);
            return source;
        }
    }

    /**
     * Starts a server; with the data that is in the folder, if there is any.
     *
     * @param port    0 for a free one
     * @param durable false makes tests faster; a crash may then lose data
     */
    public static EmbeddedDatabase start(Path data, int port, boolean durable) { return start(data, port, durable, false); }

    /** As {@link #start}, durable, and for TLS connections only: {@link Access#jdbcUrl} names the certificate to trust. */
    public static EmbeddedDatabase startEncrypted(Path data, int port) {
        return start(data, port, true, true);
    }

    private static EmbeddedDatabase start(Path data, int port, boolean durable, boolean encrypted) {
        Path folder = data.toAbsolutePath();
        EmbeddedDatabase database = new EmbeddedDatabase(folder, unpack(), port == 0 ? Ports.free() : port, durable, encrypted);
        database.initialise();
        database.restart();
        return database;
    }

    public int port() { return port; }

    public OsProcess process() { return process; }

    /** Makes the database and its least-privilege user if they are not there yet. */
    public Access create(String name) {
        Access access = new Access(url(name), name, secret(name));
        try (Connection admin = connect("postgres"); Statement statement = admin.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (found.next()) return access;
            }
            statement.execute("create role \"%s\" login password '%s'".formatted(name, access.password()));
            statement.execute("create database \"%s\" owner \"%s\"".formatted(name, name));
            statement.execute("revoke connect on database \"%s\" from public".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return access;
    }

    public void kill() {
        process.kill();
        // children of a killed server end by themselves as soon as they notice; a new server must not start before
        awaitGone();
    }

    /** Starts again on the same port and data, and waits until the server answers. */
    public void restart() {
        List<String> command = new ArrayList<>(
                asServerUser(binaries.resolve("bin/postgres").toString(), "-D", data.resolve("pg").toString(), "-p",
                        Integer.toString(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c",
                        "fsync=" + (durable ? "on" : "off"), "-c", "synchronous_commit=" + (durable ? "on" : "off"), "-c",
                        "full_page_writes=" + (durable ? "on" : "off"), "-c", "max_connections=120", "-c", "shared_buffers=256MB", "-c",
                        "max_wal_size=2GB", "-c", "timezone=UTC", "-c", "log_min_messages=warning", "-c", "lc_messages=C"));
        if (encrypted) {
            LocalCertificate certificate = LocalCertificate.in(data);
            command.addAll(List.of("-c", "ssl=on", "-c", "ssl_cert_file=" + certificate.certificate(), "-c",
                    "ssl_key_file=" + certificate.key(), "-c", "ssl_min_protocol_version=TLSv1.2"));
        }
        process = OsProcess.start(new ProcessBuilder(command), data.resolve("postgresql.log"));
        awaitReady();
    }

    private void initialise() {
        try {
            Files.createDirectories(data);
            if (Files.exists(data.resolve("pg/PG_VERSION"))) return;
            Path password = data.resolve("postgres.secret");
            secret("postgres");
            Files.createDirectories(data.resolve("pg"));
            if (encrypted) LocalCertificate.in(data);
            if (isRoot()) own(data);
            OsProcess.run(
                    new ProcessBuilder(asServerUser(binaries.resolve("bin/initdb").toString(), "-D", data.resolve("pg").toString(), "-U",
                            "postgres", "-E", "UTF8", "--locale=C", "-A", "scram-sha-256", "--pwfile=" + password)),
                    data.resolve("initdb.log"));
            Path whoMayConnect = data.resolve("pg/pg_hba.conf");
            if (encrypted) Files.writeString(whoMayConnect, Files.readString(whoMayConnect).replaceAll("(?m)^host ", "hostssl "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL refuses to run as root, so root drops to an account without rights. */
    private static List<String> asServerUser(String... command) {
        List<String> all = new ArrayList<>();
        if (isRoot()) all.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        all.addAll(List.of(command));
        return all;
    }

    private static boolean isRoot() { return "root".equals(System.getProperty("user.name")); }

    private static void own(Path folder) throws IOException {
        for (Path parent = folder.getParent(); parent != null; parent = parent.getParent()) {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(parent));
            // the server's account must be able to pass through; it is given nothing else
            if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) Files.setPosixFilePermissions(parent, permissions);
        }
        OsProcess.run(new ProcessBuilder("chown", "-R", "65534:65534", folder.toString()),
                folder.resolveSibling(folder.getFileName() + ".log"));
        Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".log"));
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (true) {
            if (!process.isAlive()) throw new IllegalStateException("PostgreSQL ended at start:\n" + process.tail());
            try {
                connect("postgres").close();
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) throw new IllegalStateException("PostgreSQL is not ready:\n" + process.tail(), e);
                pause(50);
            }
        }
    }

    private void awaitGone() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (System.nanoTime() < deadline
                && ProcessHandle.allProcesses()
                        .anyMatch(other -> other.info().commandLine().orElse("").contains(data.resolve("pg").toString())))
            pause(20);
        try {
            Files.deleteIfExists(data.resolve("pg/postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", secret("postgres"));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database
                + (encrypted ? "?sslmode=verify-full&sslrootcert=" + LocalCertificate.in(data).certificate() : "");
    }

    private String secret(String user) {
        try {
            Path file = data.resolve(user + ".secret");
            if (Files.exists(file)) return Files.readString(file);
            byte[] bytes = new byte[16];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes));
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacks the server's programs once per version into the temporary folder. */
    private static synchronized Path unpack() {
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String archive = "/postgres-linux-" + arch + ".txz";
        try (InputStream in = EmbeddedDatabase.class.getResourceAsStream(archive)) {
            if (in == null) throw new IllegalStateException("no PostgreSQL for this machine on the class path: " + archive);
            byte[] bytes = in.readAllBytes();
            String hash = HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes)).substring(0, 12);
            Path folder = Path.of(System.getProperty("java.io.tmpdir"),
                    "meterwise-postgresql-" + hash + "-" + System.getProperty("user.name"));
            if (Files.exists(folder.resolve("bin/postgres"))) return folder;
            Path fresh = Files.createTempDirectory(folder.getParent(), "meterwise-unpack");
            Archive.unpackTarXz(bytes, fresh);
            try {
                Files.move(fresh, folder);
            } catch (IOException another) {
                if (!Files.exists(folder.resolve("bin/postgres"))) throw another;
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.signal("INT");
        if (!process.await(15)) process.kill();
        process.stop(1);
    }
}
