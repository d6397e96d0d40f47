package io.github.plumbrule.expectations.internal.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a value of a document and everything inside it stands; has the same shape as the value. */
final class Place {
    /** A line and a column, each counted from 1; the column in characters. */
    record Position(int line, int column) {}

    private final Position value;
    private final Position key;
    private final Map<String, Place> members = new LinkedHashMap<>();
    private final List<Place> items = new ArrayList<>();

    /**
     * @param value where the value begins
     * @param key where the key begins under which it stands; the same as {@code value} where there is none
     */
    Place(Position value, Position key) {
        this.value = value;
        this.key = key;
    }

    Position value() {
        return value;
    }

    Position key() {
        return key;
    }

    void add(String name, Place place) {
        members.put(name, place);
    }

    void add(Place place) {
        items.add(place);
    }

    Optional<Place> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    Place item(int index) {
        return items.get(index);
    }

    /** The place of a part, or of the innermost part around it that has one. */
    Place nearest(List<Object> path) {
        Place place = this;
        for (Object step : path) {
            Place inner = step instanceof Integer index
                    ? index < place.items.size() ? place.items.get(index) : null
                    : place.members.get(step);
            if (inner == null) {
                break;
            }
            place = inner;
        }
        return place;
    }
}
