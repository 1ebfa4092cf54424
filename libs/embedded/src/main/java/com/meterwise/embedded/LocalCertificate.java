package com.meterwise.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A certificate of one machine, made by the JDK's keytool: for 127.0.0.1 and localhost, signed by itself, so that whoever trusts it trusts
 * nothing else.
 *
 * @param certificate PEM file, for servers to show and for clients to trust
 * @param key         PEM file of the private key, readable by its owner only
 */
public record LocalCertificate(Path certificate, Path key) {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[]{ '\n' });
    private static final String DAYS = "365";

    /** The certificate of a folder; made the first time. */
    public static LocalCertificate in(Path folder) {
        LocalCertificate made = new LocalCertificate(folder.toAbsolutePath().resolve("tls.crt"),
                folder.toAbsolutePath().resolve("tls.key"));
        try {
            if (!Files.exists(made.certificate)) make(folder, made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void make(Path folder, LocalCertificate wanted) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Path store = folder.resolve("tls.p12");
        Files.deleteIfExists(store);
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        ProcessBuilder keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "local", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=localhost", "-ext", "SAN=ip:127.0.0.1,dns:localhost",
                "-validity", DAYS, "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass:env", "STORE");
        keytool.environment().put("STORE", password);
        OsProcess.run(keytool, folder.resolve("keytool.log"));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password.toCharArray());
        }
        Files.delete(store);
        Files.deleteIfExists(wanted.key);
        Files.createFile(wanted.key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(wanted.key, pem("PRIVATE KEY", keys.getKey("local", password.toCharArray()).getEncoded()));
        Files.writeString(wanted.certificate, pem("CERTIFICATE", keys.getCertificate("local").getEncoded()));
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(what, LINES.encodeToString(encoded));
    }
}
