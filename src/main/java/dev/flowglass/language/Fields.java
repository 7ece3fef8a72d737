package dev.flowglass.language;

import dev.flowglass.language.Key.Need;
import dev.flowglass.language.Key.Shape;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Entry;
import dev.flowglass.language.yaml.YamlNode.Mapping;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.language.yaml.YamlNode.Sequence;
import dev.flowglass.language.yaml.YamlNode.Unreadable;
import dev.flowglass.model.StepType;
import dev.flowglass.source.Range;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// The keys of one mapping, checked against the [Grammar] of its place: what is missing, unknown or of a wrong type is
/// reported. A misspelt key that must stand is taken as the key that was meant, so that only its spelling is a problem.
final class Fields {
    private final Mapping map;
    private final Place place;
    private final String where;
    private final Page page;
    private final Map<String, Entry> found = new LinkedHashMap<>();

    /// @param where what the mapping belongs to, as messages call it
    Fields(Mapping map, Place place, String where, Page page) {
        this.map = map;
        this.place = place;
        this.where = where;
        this.page = page;
        var keys = Grammar.keys(place).stream().collect(Collectors.toMap(Key::name, key -> key));
        map.entries().stream()
                .filter(entry -> keys.containsKey(entry.name()))
                .forEach(entry -> found.put(entry.name(), entry));
        map.entries().stream().filter(entry -> !keys.containsKey(entry.name())).forEach(this::unknown);
        Grammar.keys(place).forEach(this::checkPresence);
        checkOneOf();
    }

    Fields(Mapping map, Place place, Page page) {
        this(map, place, place.word(), page);
    }

    private void unknown(Entry entry) {
        var name = entry.name();
        var range = entry.key().range();
        var elsewhere = isStep() ? Grammar.stepTypesWith(name) : List.<StepType>of();
        if (!elsewhere.isEmpty()) {
            if (place != Place.STEP) {
                page.report(
                        LanguageCode.MISPLACED_FIELD,
                        range,
                        name,
                        where,
                        elsewhere.stream().map(StepType::word).collect(Collectors.joining(", ")));
            }
            return;
        }
        var free = Grammar.keys(place).stream()
                .filter(key -> !found.containsKey(key.name()))
                .toList();
        var meant = page.nearest().to(name, free.stream().map(Key::name).toList());
        if (meant.isEmpty()) {
            page.report(LanguageCode.UNKNOWN_FIELD, range, name, where);
        } else if (free.stream().anyMatch(key -> key.name().equals(meant.get()) && isNeeded(key))) {
            page.report(LanguageCode.MISSPELT_REQUIRED, range, name, meant.get());
            found.put(meant.get(), entry);
        } else {
            page.report(LanguageCode.MISSPELT_FIELD, range, name, meant.get());
        }
    }

    private boolean isStep() {
        return place.compareTo(Place.STEP) >= 0 && place.compareTo(Place.FAIL) <= 0;
    }

    private boolean isNeeded(Key key) {
        return switch (key.need()) {
            case REQUIRED -> true;
            case OPTIONAL -> false;
            case ONE_OF ->
                Grammar.keys(place).stream()
                        .noneMatch(other -> other.need() == Need.ONE_OF && found.containsKey(other.name()));
        };
    }

    private void checkPresence(Key key) {
        var entry = found.get(key.name());
        if (entry == null) {
            if (key.need() == Need.REQUIRED) {
                page.report(LanguageCode.MISSING_FIELD, head(), key.name(), where);
            }
        } else if (isNull(entry.value()) && key.shape() != Shape.ANY) {
            if (key.need() == Need.OPTIONAL) {
                page.report(LanguageCode.EMPTY_FIELD, entry.key().range(), key.name());
                found.remove(key.name());
            } else {
                page.report(LanguageCode.MISSING_FIELD, entry.key().range(), key.name(), where);
                found.put(
                        key.name(),
                        new Entry(entry.key(), new Unreadable(entry.key().range())));
            }
        }
    }

    private void checkOneOf() {
        var alternatives = Grammar.keys(place).stream()
                .filter(key -> key.need() == Need.ONE_OF)
                .map(Key::name)
                .toList();
        if (alternatives.isEmpty()) {
            return;
        }
        var given = map.entries().stream()
                .map(Entry::name)
                .filter(alternatives::contains)
                .toList();
        if (given.size() > 1) {
            page.report(
                    LanguageCode.ONE_OF_BOTH,
                    found(given.getLast()).orElseThrow().key().range(),
                    given.getFirst(),
                    given.getLast());
        } else if (alternatives.stream().noneMatch(found::containsKey)) {
            page.report(LanguageCode.ONE_OF_MISSING, head(), alternatives.getFirst(), alternatives.getLast(), where);
        }
    }

    private Optional<Entry> found(String name) {
        return Optional.ofNullable(found.get(name));
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.value().equals(Value.NULL);
    }

    /// Where a person looks when something is missing: the first key, with its value when that is short.
    Range head() {
        if (map.entries().isEmpty()) {
            return map.range();
        }
        var first = map.entries().getFirst();
        var shown = first.value() instanceof Scalar scalar
                        && scalar.range().start() >= first.key().range().end()
                ? first.key().range().union(scalar.range())
                : first.key().range();
        return shown.length() <= 80 ? shown : first.key().range();
    }

    boolean has(String name) {
        return found.containsKey(name);
    }

    /// Where a key stands; where it would be looked for when it does not.
    Range keyRange(String name) {
        return found(name).map(entry -> entry.key().range()).orElseGet(this::head);
    }

    /// The place of a value; where it would be looked for when there is none.
    Range valueRange(String name) {
        return found(name)
                .map(entry -> entry.value().range().length() == 0
                        ? entry.key().range()
                        : entry.value().range())
                .orElseGet(this::head);
    }

    Optional<YamlNode> value(String name) {
        return found(name).map(Entry::value).filter(value -> !(value instanceof Unreadable));
    }

    /// A text that is not empty.
    Optional<Scalar> text(String name) {
        var value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!(value.get() instanceof Scalar scalar) || !(scalar.value() instanceof Value.Text)) {
            page.report(LanguageCode.MUST_BE_TEXT, valueRange(name), name, shown(value.get()));
            return Optional.empty();
        }
        if (scalar.text().isBlank()) {
            page.report(LanguageCode.EMPTY_TEXT, valueRange(name), name);
            return Optional.empty();
        }
        return Optional.of(scalar);
    }

    /// A text that may be empty.
    Optional<String> anyText(String name) {
        var value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Scalar scalar && scalar.value() instanceof Value.Text(String text)) {
            return Optional.of(text);
        }
        page.report(LanguageCode.MUST_BE_TEXT, valueRange(name), name, shown(value.get()));
        return Optional.empty();
    }

    boolean isTrue(String name) {
        var value = value(name);
        if (value.isEmpty()) {
            return false;
        }
        if (value.get() instanceof Scalar scalar && scalar.value() instanceof Value.Bool(boolean is)) {
            return is;
        }
        page.report(LanguageCode.MUST_BE_BOOLEAN, valueRange(name), name, shown(value.get()));
        return false;
    }

    Optional<BigDecimal> number(String name) {
        var value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Scalar scalar && scalar.value() instanceof Value.Num(BigDecimal amount)) {
            return Optional.of(amount);
        }
        page.report(LanguageCode.MUST_BE_NUMBER, valueRange(name), name, shown(value.get()));
        return Optional.empty();
    }

    /// A number within bounds.
    Optional<BigDecimal> number(String name, long least, long greatest) {
        return number(name).filter(amount -> {
            boolean within = amount.compareTo(BigDecimal.valueOf(least)) >= 0
                    && amount.compareTo(BigDecimal.valueOf(greatest)) <= 0;
            if (!within) {
                outOfRange(name, least, greatest);
            }
            return within;
        });
    }

    /// A whole number within bounds.
    OptionalLong integer(String name, long least, long greatest) {
        var value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!(value.get() instanceof Scalar scalar)
                || !(scalar.value() instanceof Value.Num(BigDecimal amount))
                || !WholeNumber.is(amount)) {
            page.report(LanguageCode.MUST_BE_INTEGER, valueRange(name), name, shown(value.get()));
            return OptionalLong.empty();
        }
        long whole = WholeNumber.of(amount);
        if (whole < least || whole > greatest) {
            outOfRange(name, least, greatest);
            return OptionalLong.empty();
        }
        return OptionalLong.of(whole);
    }

    private void outOfRange(String name, long least, long greatest) {
        if (greatest == Long.MAX_VALUE && least == 1) {
            page.report(LanguageCode.NOT_POSITIVE, valueRange(name), name, shownValue(name));
        } else {
            page.report(
                    LanguageCode.OUT_OF_RANGE,
                    valueRange(name),
                    name,
                    shownValue(name),
                    String.valueOf(least),
                    String.valueOf(greatest));
        }
    }

    private String shownValue(String name) {
        return value(name).map(Fields::shown).orElse("");
    }

    /// One of the words that the grammar has for this key.
    Optional<String> word(String name) {
        return text(name).flatMap(scalar -> {
            var words = Grammar.key(place, name).map(Key::words).orElse(List.of());
            if (words.contains(scalar.text())) {
                return Optional.of(scalar.text());
            }
            unknownWord(name, scalar, words);
            return Optional.empty();
        });
    }

    private void unknownWord(String name, Scalar scalar, List<String> words) {
        var meant = page.nearest().to(scalar.text(), words);
        if (meant.isPresent()) {
            page.report(LanguageCode.MISSPELT_VALUE, scalar.range(), name, scalar.text(), meant.get());
        } else {
            page.report(LanguageCode.UNKNOWN_VALUE, scalar.range(), name, scalar.text(), String.join(", ", words));
        }
    }

    Optional<Sequence> list(String name) {
        var value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Sequence sequence) {
            return Optional.of(sequence);
        }
        page.report(LanguageCode.MUST_BE_LIST, valueRange(name), name);
        return Optional.empty();
    }

    /// A list with at least one element.
    Optional<Sequence> someList(String name) {
        return list(name).filter(list -> {
            if (list.elements().isEmpty()) {
                page.report(LanguageCode.EMPTY_LIST, list.range(), name);
            }
            return !list.elements().isEmpty();
        });
    }

    Optional<Mapping> map(String name) {
        return value(name).flatMap(value -> mapping(value, name));
    }

    /// The node as a mapping; reported as an element or value of `name` when it is none.
    Optional<Mapping> mapping(YamlNode node, String name) {
        return switch (node) {
            case Mapping mapping -> Optional.of(mapping);
            case Unreadable unreadable -> Optional.empty();
            case Scalar scalar -> noMap(scalar.range().length() == 0 ? keyRange(name) : scalar.range(), name);
            case Sequence sequence -> noMap(sequence.range(), name);
        };
    }

    private Optional<Mapping> noMap(Range range, String name) {
        page.report(LanguageCode.MUST_BE_MAP, range, name);
        return Optional.empty();
    }

    /// A node as a message shows it.
    static String shown(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar.text();
            case Sequence sequence -> "[…]";
            case Mapping mapping -> "{…}";
            case Unreadable unreadable -> "";
        };
    }

    /// Names of the entries as they are written.
    Set<String> names() {
        return map.entries().stream().map(Entry::name).collect(Collectors.toSet());
    }
}
