package com.meterwise.stack;

import java.nio.file.Path;

import com.meterwise.embedded.EmbeddedDatabase;
import com.meterwise.embedded.OsProcess;

/** The PostgreSQL server; a service has a database and a user of its own. */
final class DatabasePart implements Part {
    private final Path data;
    private final int port;
    private volatile EmbeddedDatabase database;

    DatabasePart(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    @Override
    public String name() { return "PostgreSQL"; }

    @Override
    public void start() {
        if (database == null) {
            database = EmbeddedDatabase.start(data, port, true);
            return;
        }
        // a killed server leaves children behind for a moment, and no new one may start before they are gone
        database.kill();
        database.restart();
    }

    @Override
    public void stop() { if (database != null) database.close(); }

    @Override
    public OsProcess process() { return database.process(); }

    EmbeddedDatabase.Access of(Service service) { return database.create(service.id()); }
}
