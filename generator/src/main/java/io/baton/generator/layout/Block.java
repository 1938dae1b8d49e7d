package io.baton.generator.layout;

import io.baton.generator.layout.ProcessPicture.Point;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the layered layout places as one: a node with its labels, boundary events and the room for
 * its loops, or a sub-process with everything that hangs below it.
 *
 * @param id of the node
 * @param drawing its parts, from (0, 0) to (width, height)
 * @param docks where lines begin and end
 */
record Block(String id, Drawing drawing, int width, int height, Map<Dock.Key, Dock> docks) {

  /**
   * A point where lines dock.
   *
   * @param point on the border of the shape, not of the block; the way straight to the block's
   *     border is free
   */
  record Dock(Side side, Point point) {
    /** Which border of the block the line crosses. */
    enum Side {
      LEFT,
      RIGHT,
      BELOW
    }

    /**
     * @param id of a node, of a boundary event, or of the one flow that docks there
     */
    record Key(String id, boolean entering) {}
  }

  static Dock.Key into(String id) {
    return new Dock.Key(id, true);
  }

  static Dock.Key outOf(String id) {
    return new Dock.Key(id, false);
  }

  /** Whether the block holds the beginning of that flow. */
  boolean begins(String flow) {
    return docks.containsKey(outOf(flow));
  }

  /** A block of what has been drawn, wherever it was drawn. */
  static Block around(
      String id,
      Drawing drawing,
      int left,
      int top,
      int right,
      int bottom,
      Map<Dock.Key, Dock> docks) {
    Drawing moved = new Drawing();
    moved.add(drawing, -left, -top);
    Map<Dock.Key, Dock> movedDocks = new LinkedHashMap<>();
    docks.forEach(
        (key, dock) -> movedDocks.put(key, new Dock(dock.side(), dock.point().moved(-left, -top))));
    return new Block(id, moved, right - left, bottom - top, movedDocks);
  }
}
