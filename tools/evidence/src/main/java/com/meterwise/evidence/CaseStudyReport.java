package com.meterwise.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Prints docs/case-study.md, computed anew. */
final class CaseStudyReport implements Command {
    @Override
    public String name() { return "case-study"; }

    @Override
    public String summary() { return "one key account from readings to an accepted offer, every number computed anew"; }

    @Override
    public String options() { return "--save FILE  writes it there, too: docs/case-study.md when something has changed"; }

    @Override
    public boolean run(Arguments arguments) throws IOException {
        Optional<Path> save = arguments.value("save", Path::of);
        arguments.refuseTheRest();
        String text = CaseStudy.text();
        if (save.isPresent()) Files.writeString(save.get(), text);
        System.out.print(text);
        return true;
    }
}
