package dev.gopack.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {

    private static final Rule ERROR = Rule.error("test.error", "nothing is wrong");
    private static final Rule WARNING = Rule.warning("test.warning", "nothing is odd");
    private static final Rule INFO = Rule.info("test.info", "nothing is worth a word");

    @Test
    void aFindingReadsAsEditorsAndPipelinesExpect() {
        Finding finding = ERROR.finding("no such key: \"nam\"")
                .at(new SourcePosition("gopack.yaml", 3, 5))
                .advising("did you mean name?");
        assertThat(finding)
                .hasToString("gopack.yaml:3:5: error: no such key: \"nam\"; did you mean name? [test.error]");
        assertThat(WARNING.finding("odd")).hasToString("warning: odd [test.warning]");
    }

    @Test
    void findingsKeepTheirOrderAndAreSaidOnce() {
        Report.Collector collector = new Report.Collector();
        collector.add(INFO.finding("b"));
        collector.add(ERROR.finding("a"));
        collector.add(INFO.finding("b"));
        assertThat(collector.toReport().findings()).containsExactly(INFO.finding("b"), ERROR.finding("a"));
    }

    @Test
    void onlyErrorsStopTheBuild() {
        Report harmless = new Report(List.of(INFO.finding("i"), WARNING.finding("w")));
        assertThat(harmless.hasErrors()).isFalse();
        assertThat(harmless.worst()).contains(Severity.WARNING);
        harmless.throwIfErrors();

        Report harmful = harmless.plus(new Report(List.of(ERROR.finding("e"), ERROR.finding("f"))));
        assertThat(harmful.atLeast(Severity.WARNING)).hasSize(3);
        assertThatThrownBy(harmful::throwIfErrors)
                .isInstanceOfSatisfying(
                        SpecException.class, e -> assertThat(e.report()).isEqualTo(harmful))
                .hasMessage("error: e [test.error]\nerror: f [test.error]");
    }

    @Test
    void anEmptyReportHasNoWorst() {
        assertThat(Report.EMPTY.worst()).isEmpty();
        assertThat(Report.EMPTY.hasErrors()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "spec", "Spec.key", "spec.", "spec.Key", "spec.a--b", "spec.a b", ".a"})
    void ruleIdsHaveOneForm(String id) {
        assertThatThrownBy(() -> Rule.error(id, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void positionsStartAtOne() {
        assertThatThrownBy(() -> new SourcePosition("x", 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SourcePosition("x", 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
