package io.foresight.perception.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.eval.ReportTable.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTableTest {
    private static final List<Column> COLUMNS = List.of(Column.text("class"), Column.figures("AP"), Column.text(""));

    @Test
    void numbersEndAtTheSamePlace() {
        ReportTable table = new ReportTable(
                "title",
                COLUMNS,
                List.of(List.of("car", "9.5", ""), List.of("pedestrian", "10.0", "*")),
                List.of("* few"));
        assertThat(table.lines())
                .containsExactly(
                        "title", //
                        "class         AP",
                        "car          9.5",
                        "pedestrian  10.0  *",
                        "* few");
    }

    @Test
    void aFigureBehindWhichNothingWasCountedIsNotZero() {
        assertThat(ReportTable.figure(Double.NaN, 3)).isEqualTo("n/a");
        assertThat(ReportTable.figure(0, 3)).isEqualTo("0.000");
    }

    @Test
    void aRowOfAnotherWidthIsRefused() {
        assertThatThrownBy(() -> new ReportTable("", COLUMNS, List.of(List.of("car", "1")), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 cells, got 2");
    }
}
