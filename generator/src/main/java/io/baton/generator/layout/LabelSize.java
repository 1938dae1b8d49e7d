package io.baton.generator.layout;

/**
 * The room that a label outside of its shape takes, wrapped as Modeler wraps it: 11 pixel Arial, 90
 * pixels wide.
 */
record LabelSize(int width, int height) {
  private static final int MAX_WIDTH = 90;

  /** Rounding and kerning differ between browsers; without slack Modeler would wrap once more. */
  private static final int SLACK = 4;

  static LabelSize of(String text) {
    WrappedText wrapped = wrapped(text);
    int lines = wrapped.lines().size();
    // Modeler wraps at this width again, and takes all characters for equally wide when it does: in
    // a label of two scripts it would break words that fit, had it less room than by default.
    boolean isMixed = lines > 1 && WrappedText.isWide(text);
    int width = isMixed ? MAX_WIDTH : (int) Math.ceil(wrapped.width()) + SLACK;
    return new LabelSize(width, lines * ProcessPicture.LABEL_LINE);
  }

  static WrappedText wrapped(String text) {
    return WrappedText.of(text, ProcessPicture.LABEL_FONT, MAX_WIDTH - SLACK);
  }
}
