package io.baton.generator.draw;

/**
 * A picture as SVG.
 *
 * @param text of the file
 * @param width in pixels
 * @param height in pixels
 */
public record SvgPicture(String text, int width, int height) {}
