package com.meterwise.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What looks like a secret in a text: forms that are secrets wherever they stand, and settings whose name tells that their value is one. */
final class Secrets {
    private static final String WORD = "(?:password|passwd|secret|token|credential|api[._-]?key|access[._-]?key|erasure[._-]?key|encryption[._-]?key)";
    private static final List<Pattern> ANYWHERE = List.of(
            Pattern.compile("-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\\s*[A-Za-z0-9+/]{40}"),
            Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"), Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{36}\\b"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{20,}"));
    private static final List<Pattern> IN_SETTINGS = List.of(
            Pattern.compile("://[^/\\s:@${}]+:[^/\\s:@${}%]+@"),
            Pattern.compile("(?i)\\bpassword=\\\\?[\"'][^\"'${}%\\\\]+"), Pattern.compile("(?i)[?&]password=[^&\\s${}%]+"));
    private static final Pattern SETTING = Pattern.compile(
            "(?im)^[ \\t]*(?:export[ \\t]+|- +)?[\"']?(%?[\\w.\\[\\]-]*" + WORD + "[\\w.\\[\\]-]*)[\"']?[ \\t]*[:=][ \\t]*([^\\r\\n]*)$");
    private static final Pattern CONSTANT = Pattern
            .compile("(?i)\\b(?:String\\s+)\\w*(?:password|passwd|secret|api_?key|token)\\w*\\s*=\\s*\"[^\"%$]{6,}\"");
    /** A reference to a value, something that is no text, or none at all. */
    private static final Pattern NO_SECRET = Pattern
            .compile("(?i)(?:[\"']?[ \\t]*[\"']?|[\"']?[$/{\\[|>].*|[\"']?(?:true|false|null|[0-9]+|PT?[0-9]+[A-Z])[\"']?),?");
    /** Settings that tell where a secret is or what it is called, not what it says. */
    private static final Pattern NAMES_ONE = Pattern.compile("(?i).*(?:name|file|location|path|ref|url|claim|type|service)");
    private static final Set<String> SETTINGS = Set.of("properties", "yml", "yaml", "json", "env", "sh", "sql", "conf", "toml", "xml");

    private Secrets() {}

    /**
     * @param file its name tells what kind of text it is
     * @return where one begins, a line each, without the secret itself
     */
    static List<String> in(String file, String text) {
        List<String> found = new ArrayList<>();
        for (Pattern secret : ANYWHERE)
            all(secret, text, found);
        if (file.endsWith(".java") && file.contains("src/main")) all(CONSTANT, text, found);
        // the console's words by their English: one of them is "Password"
        if (!SETTINGS.contains(file.substring(file.lastIndexOf('.') + 1)) || file.contains("/texts/")) return found;
        for (Pattern secret : IN_SETTINGS)
            all(secret, text, found);
        Matcher setting = SETTING.matcher(text);
        while (setting.find()) {
            String name = setting.group(1);
            // a test's stand-in opens nothing: only its own fakes take it
            boolean harmless = name.startsWith("%test.") || NAMES_ONE.matcher(name).matches()
                    || NO_SECRET.matcher(setting.group(2).trim()).matches();
            if (!harmless) found.add("line %d sets %s".formatted(line(text, setting.start(1)), name));
        }
        return found;
    }

    private static void all(Pattern secret, String text, List<String> found) {
        Matcher matcher = secret.matcher(text);
        while (matcher.find())
            found.add("line %d looks like a secret".formatted(line(text, matcher.start())));
    }

    private static long line(String text, int at) { return 1 + text.substring(0, at).chars().filter(c -> c == '\n').count(); }
}
