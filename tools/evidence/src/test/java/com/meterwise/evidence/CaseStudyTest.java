package com.meterwise.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

import com.meterwise.embedded.Root;

class CaseStudyTest {
    /** When something that is computed has changed on purpose: {@code ./report case-study --save docs/case-study.md}, and read it. */
    @Test
    void every_number_of_the_case_study_is_what_the_services_compute() throws IOException {
        String written = Files.readString(Root.find().resolve("docs/case-study.md"));
        assertThat(CaseStudy.text()).isEqualTo(written).contains("the same value").contains("ACCEPTED");
    }
}
