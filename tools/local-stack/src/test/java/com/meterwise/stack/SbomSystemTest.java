package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.meterwise.embedded.Root;

/** The lists of libraries that the build has written beside each service. */
class SbomSystemTest {
    /** The one service that is under the GPL itself. */
    private static final Service UNDER_GPL = Service.SEGMENTATION;

    @Test
    void every_shipped_library_is_listed_with_version_and_licence_and_the_gpl_stands_in_segmentation_only() throws IOException {
        Path root = Root.find();
        for (Service service : Service.of(root)) {
            Path application = service.jar(root).getParent();
            Sbom list = Sbom.of(application.resolveSibling("sbom.json"));
            List<String> shipped = Sbom.shipped(application);
            // an empty list or an unbuilt service would pass
            assertThat(shipped).as(service.id()).hasSizeGreaterThan(80);
            assertThat(list.objections(shipped, service == UNDER_GPL)).as(service.id()).isEmpty();
            assertThat(list.components().stream().anyMatch(one -> one.name().equals("weka-stable"))).as(service.id())
                    .isEqualTo(service == UNDER_GPL);
        }
    }
}
