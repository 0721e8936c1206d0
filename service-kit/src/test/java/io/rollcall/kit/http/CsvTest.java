package io.rollcall.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|plain",
                "a,b|\"a,b\"",
                "say \"no\"|\"say \"\"no\"\"\"",
                "=1+1|'=1+1",
                "@x,y|\"'@x,y\"",
                "-|'-",
                "-120|-120",
                "-1.50|-1.50",
                "-1.5.0|'-1.5.0",
                "-1+1|'-1+1",
                "+1|'+1"
            })
    void cells_are_shown_and_not_calculated(String text, String written) {
        // When
        String line = Csv.line(List.of(text, "end"));

        // Then
        assertThat(line).isEqualTo(written + ",end\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 11, 20, 25})
    void a_file_has_every_row_once_however_the_pages_fall(int rows) {
        // Given
        List<Integer> asked = new ArrayList<>();

        // When
        var file = Csv.<Integer>file(
                        List.of("n"),
                        10,
                        last -> {
                            asked.add(last.orElse(0));
                            return Uni.createFrom().item(rowsAfter(last, rows));
                        },
                        row -> List.of(row.toString()))
                .collect()
                .asList()
                .await()
                .indefinitely();

        // Then
        assertThat(String.join("", file).lines())
                .containsExactlyElementsOf(IntStream.rangeClosed(0, rows)
                        .mapToObj(row -> row == 0 ? "n" : Integer.toString(row))
                        .toList());
        assertThat(asked).hasSize(rows / 10 + 1);
    }

    private static List<Integer> rowsAfter(Optional<Integer> last, int rows) {
        int from = last.orElse(0) + 1;
        return IntStream.rangeClosed(from, Math.min(rows, from + 9)).boxed().toList();
    }
}
