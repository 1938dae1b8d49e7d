package io.baton.simulator.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the systems of a business type, its persons and its orders behave. All times are
 * milliseconds, all shares and probabilities from 0 to 1.
 *
 * @param currency of all costs; empty where none is given
 * @param systems by id, the request among them
 */
public record World(
    String businessType,
    String currency,
    Arrivals arrivals,
    Value.Fields payload,
    Map<String, Behaviour> systems,
    Person person) {

  public World {
    systems = new LinkedHashMap<>(systems);
  }

  /**
   * When orders come.
   *
   * @param perDay on average, each at a moment of its own
   * @param hours how the day's orders fall on its hours, 24 numbers of any size; empty: evenly
   */
  public record Arrivals(double perDay, List<Double> hours) {
    public Arrivals {
      hours = List.copyOf(hours);
    }
  }

  /**
   * What a person decides on an order that waits for it.
   *
   * @param resumes how probable it is that the order goes on
   * @param after how long the order waits
   */
  public record Person(double resumes, Amount after) {}

  /**
   * One system.
   *
   * @param cost of each trigger call
   * @param recallCost of each instruction
   * @param courses what can come of a call
   * @param told what it does after an instruction, by its text; without an entry it stops
   * @param refuses how probable it is that it does not know of an instruction and goes on as before
   * @param repeats how probable it is that a report is sent twice
   */
  public record Behaviour(
      double cost,
      double recallCost,
      List<Course> courses,
      Map<String, Told> told,
      double refuses,
      double repeats) {

    public Behaviour {
      courses = List.copyOf(courses);
      told = Map.copyOf(told);
    }

    /** Which course chance chooses. */
    public Course course(Chance chance) {
      return pick(courses, chance);
    }

    /** The course that is most likely: what the system does when nothing goes wrong. */
    public Course likeliest() {
      Course likeliest = courses.getFirst();
      for (Course course : courses) {
        likeliest = course.share() > likeliest.share() ? course : likeliest;
      }
      return likeliest;
    }
  }

  /** What a system does once it has been told something. */
  public sealed interface Told {
    /** It goes on as before. */
    record Continues() implements Told {}

    /** One of these, instead of what it would have reported. */
    record Anew(List<Course> courses) implements Told {
      public Anew {
        courses = List.copyOf(courses);
      }

      /** Which of them chance chooses. */
      public Course course(Chance chance) {
        return pick(courses, chance);
      }
    }
  }

  private static Course pick(List<Course> courses, Chance chance) {
    double left = chance.next();
    for (Course course : courses) {
      left -= course.share();
      if (left < 0) {
        return course;
      }
    }
    return courses.getLast();
  }

  /**
   * What can come of a call.
   *
   * @param reports one after another; none: silence
   */
  public record Course(double share, List<Said> reports) {
    public Course {
      reports = List.copyOf(reports);
    }
  }

  /**
   * A report that a system will send.
   *
   * @param after how long after the call, or the report before
   */
  public record Said(String status, Amount after, Value.Fields params, Value.Fields data) {}

  /** How a system behaves, if the file says so. */
  public Optional<Behaviour> system(String id) {
    return Optional.ofNullable(systems.get(id));
  }
}
