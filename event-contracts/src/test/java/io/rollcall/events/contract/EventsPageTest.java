package io.rollcall.events.contract;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventsPageTest {
    private static final Path PAGE = Path.of("../docs/events.md");

    @Test
    void the_page_says_what_the_contract_says() throws IOException {
        CommittedFile.check(PAGE, new EventsPage(new EventFacts(ContractDocs.read())).write());
    }
}
