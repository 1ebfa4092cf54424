package com.meterwise.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One self-contained page: no script, no file beside it. */
final class Page {
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:1320px;color:#1d2329;padding:0 1rem}
            h1{font-size:1.7rem}h2{margin-top:2.5rem;border-bottom:2px solid #1b6ca8;padding-bottom:.2rem}
            table{border-collapse:collapse;margin:1rem 0;font-size:13.5px}td,th{border-bottom:1px solid #dde2e6;padding:.35rem .6rem;
            text-align:left;vertical-align:top}th{background:#f2f5f7}td.n{text-align:right;font-variant-numeric:tabular-nums}
            img{max-width:100%;margin:.3rem}p{max-width:75rem}.q{color:#59656f}
            """;
    private final StringBuilder body = new StringBuilder();
    private final String title;

    Page(String title) {
        this.title = title;
        body.append("<h1>").append(escaped(title)).append("</h1>\n");
    }

    Page heading(String text) { return raw("<h2>" + escaped(text) + "</h2>\n"); }

    Page subheading(String text) { return raw("<h3>" + escaped(text) + "</h3>\n"); }

    Page text(String text) { return raw("<p>" + escaped(text) + "</p>\n"); }

    /** @param cells numbers are set right */
    Page table(List<String> head, List<List<String>> rows) {
        body.append("<table><tr>");
        head.forEach(cell -> body.append("<th>").append(escaped(cell)).append("</th>"));
        body.append("</tr>\n");
        for (List<String> row : rows) {
            body.append("<tr>");
            for (String cell : row)
                body.append(cell.matches("[-+]?[\\d.,]+( %)?") ? "<td class=\"n\">" : "<td>").append(escaped(cell)).append("</td>");
            body.append("</tr>\n");
        }
        return raw("</table>\n");
    }

    Page raw(String html) {
        body.append(html);
        return this;
    }

    /** @return the file written, target/reports/NAME.html of the project */
    Path write(String name) throws IOException {
        Path folder = Path.of(System.getProperty("meterwise.root", "."), "target", "reports");
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".html");
        Files.writeString(file,
                "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title><style>%s</style></head><body>%s</body></html>\n"
                        .formatted(escaped(title), STYLE, body));
        return file;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
