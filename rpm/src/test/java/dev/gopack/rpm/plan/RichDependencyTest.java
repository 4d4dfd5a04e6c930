package dev.gopack.rpm.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gopack.model.Dependency;
import dev.gopack.model.DependencyParser;
import dev.gopack.rpm.Golden;
import dev.gopack.rpm.header.RelationList;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Boolean dependencies are taken and refused as rpm takes and refuses them. */
class RichDependencyTest {

    static Stream<String> verdicts() {
        return Golden.lines("rpm-4.18-rich-dependencies.tsv").stream();
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void agreesWithRealRpm(String line) {
        String[] columns = line.split("\t");
        RelationList list = RelationList.valueOf(columns[0].toUpperCase(Locale.ROOT));
        Dependency dependency = DependencyParser.parse(columns[2]).get(0);
        DependencyTranslator translator = new DependencyTranslator(qualified -> {});

        if (columns[1].equals("ok")) {
            assertThat(translator.translate(list, dependency, 0).name()).isEqualTo(columns[2]);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> translator.translate(list, dependency, 0));
        }
    }
}
