package com.meterwise.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.meterwise.contracts.Json;

/** A Keycloak realm with somebody to sign in as: one person a role, made up for one machine, so that no password lies in the project. */
final class DemoRealm {
    private DemoRealm() {}

    /**
     * @param realm    roles and clients, without users
     * @param password of everybody
     * @return the realm's import file
     */
    static String of(Path realm, List<String> roles, String password) throws IOException {
        ObjectNode all = (ObjectNode) Json.MAPPER.readTree(realm.toFile());
        ArrayNode users = all.putArray("users");
        for (String role : roles) {
            ObjectNode user = users.addObject().put("username", role).put("enabled", true).put("emailVerified", true)
                    .put("email", role + "@meterwise.invalid").put("firstName", "Demo").put("lastName", role);
            user.putArray("realmRoles").add(role);
            user.putArray("credentials").addObject().put("type", "password").put("value", password).put("temporary", false);
        }
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }
}
