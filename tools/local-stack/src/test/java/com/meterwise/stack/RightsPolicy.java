package com.meterwise.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.meterwise.stack.fuzz.Operation;

/**
 * Who may do what at most, by kind of operation: written by hand from what the roles are for, so that a role named by mistake on an endpoint
 * does not prove itself. An endpoint may ask for more. The first line that fits an operation decides.
 */
final class RightsPolicy {
    private static final Map<Pattern, Set<String>> OPEN_TO = new LinkedHashMap<>();

    static {
        // the machinery: fingerprints, reading a topic again, rebuilding, sending everything again
        put("GET .*/v1/(rebuilds|republications).*", "operator", "admin");
        put(".*/v1/(digest|rebuilds|republications|intake/.*/reset).*", "admin");
        // what binds the company or cannot be taken back
        put("DELETE .*/v1/customers/.*", "manager");
        put(".*/v1/erasures.*", "manager");
        put("(PUT|DELETE) .*/pin", "manager");
        put("POST .*/v1/models.*", "manager");
        put("POST .*/v1/(campaigns|playbooks|policies|products|tariffs)/.*/(activate|approve|kill|pause|enter)", "manager");
        put("PUT .*/v1/policies/.*", "manager");
        // an address customers' offers are sent to
        put("(PUT|DELETE) .*/v1/subscriptions.*", "manager");
        put("POST .*/v1/subscriptions(/.*/secret)?", "manager");
        put("GET .*/v1/(subscriptions|audit|exports|dead-letters).*", "operator");
        // a question that is too long for an address
        put("POST .*/(preview|check)", "viewer");
        put("GET ingestion/.*", "viewer", "ingest");
        put("GET .*", "viewer");
        put("(POST|PUT|DELETE) ingestion/.*/(findings|dead-letters|market-days|computed).*", "operator");
        put("(POST|PUT) ingestion/.*", "operator", "ingest");
        put(".*", "operator");
    }

    private RightsPolicy() {}

    private static void put(String operations, String... roles) { OPEN_TO.put(Pattern.compile(operations), Set.of(roles)); }

    /** Whether nobody is let in who should not be; admin and manager are never too many. */
    static boolean allows(Operation operation, Set<String> roles) {
        String name = "%s %s%s".formatted(operation.method(), operation.service(), operation.path());
        Set<String> open = OPEN_TO.entrySet().stream().filter(rule -> rule.getKey().matcher(name).matches()).findFirst().orElseThrow()
                .getValue();
        return roles.stream().allMatch(role -> open.stream().anyMatch(least -> isAtLeast(role, least)));
    }

    private static boolean isAtLeast(String role, String least) {
        return switch (least) {
            case "viewer" -> !role.equals("ingest");
            case "operator" -> Set.of("operator", "manager", "admin").contains(role);
            case "manager" -> Set.of("manager", "admin").contains(role);
            default -> role.equals(least) || role.equals("admin");
        };
    }
}
