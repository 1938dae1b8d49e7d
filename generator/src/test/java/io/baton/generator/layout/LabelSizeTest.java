package io.baton.generator.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelSizeTest {

  @Test
  void measuresAWordByTheWidthsOfItsLetters() {
    // A 667, b 556, i 222 thousandths of 11 pixels, and 4 of slack.
    assertThat(LabelSize.of("Abi")).isEqualTo(new LabelSize(20, 14));
  }

  @Test
  void wrapsBetweenWords() {
    assertThat(LabelSize.of("Payment authorisation requested").height()).isEqualTo(3 * 14);
    assertThat(LabelSize.of("Payment authorisation requested").width()).isLessThanOrEqualTo(90);
  }

  @Test
  void breaksAWordThatIsTooLong() {
    LabelSize size = LabelSize.of("Fulfillmentsystemstatuswithoutspaces");

    assertThat(size.width()).isLessThanOrEqualTo(90);
    assertThat(size.height()).isEqualTo(2 * 14 + 14);
  }

  @Test
  void takesOneEmForAFullWidthCharacter() {
    assertThat(LabelSize.of("出库")).isEqualTo(new LabelSize(26, 14));
    assertThat(LabelSize.of("华东地区中央仓储与配送").height()).isEqualTo(2 * 14);
  }

  @Test
  void leavesALabelOfTwoScriptsAllTheRoomThatModelerTakesWhenItWraps() {
    // With 55 pixels, what its longer line needs, Modeler would write "Abnorma" and "l: 温度偏高".
    assertThat(LabelSize.of("Abnormal: 温度偏高")).isEqualTo(new LabelSize(90, 2 * 14));
    assertThat(LabelSize.of("Abnormal: 在途").width()).isLessThan(90);
  }

  @Test
  void leavesALabelThatJustFitsTheRoomThatOperateTakesWhenItDoesNotWrap() {
    // 86.2 pixels: two lines in Modeler at the width of the file, but one in Operate, which wraps
    // at 90 and would write it across its neighbour.
    assertThat(LabelSize.of("Customer notice?")).isEqualTo(new LabelSize(90, 2 * 14));
    assertThat(LabelSize.of("Customer notices?").width()).isLessThan(90);
  }
}
