package io.github.plumbrule.core.internal.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a pattern in the syntax of Python's {@code re} module into a tree.
 *
 * <p>What Python 3.11 refuses is refused here, with a hint where another dialect would have taken it; {@code \z} of Python 3.14 is understood.
 * Conditional groups {@code (?(1)…)} are the one thing Python has and this parser has not.
 */
final class PatternParser {
    /** Deeper nesting would only serve to exhaust the stack. */
    static final int DEEPEST_NESTING = 200;

    /** Required repetitions of nothing take time without reading a character, so the budget of a search does not see them. */
    static final int MOST_EMPTY_ROUNDS = 500;

    private static final String VERBOSE_SPACE = " \t\n\r\f\u000B";

    /** What users of other dialects mean by letters that Python does not know after a backslash. */
    private static final Map<Character, String> HINTS = Map.of(
            'p', "list the characters in a class such as [A-Za-z], or use \\w for letters, digits and _",
            'P', "list the characters in a class such as [^A-Za-z], or use \\W",
            'Q', "put a backslash before each special character instead",
            'E', "put a backslash before each special character instead",
            'h', "write [ \\t]",
            'R', "write (?:\\r\\n|\\n|\\r)",
            'G', "start the pattern with \\A or ^",
            'k', "write (?P=name) for the text of a named group",
            'e', "write \\x1b",
            'K', "use a look-behind (?<=...) instead");

    private final String pattern;
    private final Set<Integer> openGroups = new HashSet<>();
    private final Map<String, Integer> groupNumbers = new HashMap<>();
    private final Map<Integer, Node> closedGroups = new HashMap<>();
    private int groupCount;
    private int groupsBeforeLookBehind = -1;
    private int at;
    private int nesting;

    private PatternParser(String pattern) {
        this.pattern = pattern;
    }

    static Node parse(String pattern) {
        PatternParser parser = new PatternParser(pattern);
        Node result = parser.choice(new Flags(), true);
        if (parser.at < pattern.length()) {
            throw parser.error(parser.at, "there is no open group for this ')'. Write \\) for the character itself");
        }
        return result;
    }

    /** The switches in force at a place of the pattern. */
    private static final class Flags {
        boolean ascii;
        boolean ignoreCase;
        boolean multiline;
        boolean dotAll;
        boolean verbose;

        Flags copy() {
            Flags copy = new Flags();
            copy.ascii = ascii;
            copy.ignoreCase = ignoreCase;
            copy.multiline = multiline;
            copy.dotAll = dotAll;
            copy.verbose = verbose;
            return copy;
        }

        void set(char letter, boolean on) {
            switch (letter) {
                case 'a' -> ascii = on;
                case 'u' -> ascii = !on;
                case 'i' -> ignoreCase = on;
                case 'm' -> multiline = on;
                case 's' -> dotAll = on;
                case 'x' -> verbose = on;
                default -> throw new IllegalArgumentException("no flag " + letter);
            }
        }

        Node.Case letterCase() {
            return !ignoreCase ? Node.Case.MATTERS : ascii ? Node.Case.IGNORED_IN_ASCII : Node.Case.IGNORED;
        }
    }

    private Node choice(Flags flags, boolean atPatternStart) {
        if (nesting > DEEPEST_NESTING) {
            throw error(at - 1, "groups are nested more than " + DEEPEST_NESTING + " deep");
        }
        List<Node> branches = new ArrayList<>();
        branches.add(sequence(flags, atPatternStart));
        while (take('|')) {
            branches.add(sequence(flags, false));
        }
        return branches.size() == 1 ? branches.get(0) : new Node.Choice(branches);
    }

    private Node sequence(Flags flags, boolean atPatternStart) {
        List<Node> parts = new ArrayList<>();
        while (at < pattern.length() && !startsWith('|') && !startsWith(')')) {
            int start = at;
            int c = next();
            if (flags.verbose && c < 128 && VERBOSE_SPACE.indexOf(c) >= 0) {
                continue;
            }
            if (flags.verbose && c == '#') {
                int lineEnd = pattern.indexOf('\n', at);
                at = lineEnd < 0 ? pattern.length() : lineEnd + 1;
                continue;
            }
            switch (c) {
                case '\\' -> parts.add(escape(start, flags));
                case '[' -> parts.add(characterClass(start, flags));
                case '.' -> parts.add(
                        new Node.Characters(flags.dotAll ? CharacterSet.ANY : CharacterSet.ANY_BUT_NEWLINE));
                case '^' -> parts.add(flags.multiline ? Node.Place.LINE_START : Node.Place.TEXT_START);
                case '$' -> parts.add(flags.multiline ? Node.Place.LINE_END : Node.Place.TEXT_END_OR_LAST_NEWLINE);
                case '(' -> group(start, flags, atPatternStart && parts.isEmpty(), parts);
                case '*' -> repeat(start, 0, Node.UNBOUNDED, parts);
                case '+' -> repeat(start, 1, Node.UNBOUNDED, parts);
                case '?' -> repeat(start, 0, 1, parts);
                case '{' -> braces(start, flags, parts);
                default -> parts.add(literal(c, flags));
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
    }

    private static Node literal(int codePoint, Flags flags) {
        CodePointSet one = CodePointSet.of(codePoint);
        return new Node.Characters(
                CharacterSet.of(flags.ignoreCase ? PythonCharacters.withCaseVariants(one, flags.ascii) : one));
    }

    private void braces(int start, Flags flags, List<Node> parts) {
        int afterBrace = at;
        String least = digits();
        boolean comma = take(',');
        String most = comma ? digits() : least;
        // Python takes braces that do not hold a repetition literally.
        if (!take('}') || (!comma && least.isEmpty())) {
            at = afterBrace;
            parts.add(literal('{', flags));
            return;
        }
        int from = least.isEmpty() ? 0 : count(least, start);
        int to = most.isEmpty() ? Node.UNBOUNDED : count(most, start);
        if (to < from) {
            throw error(start, "the least number of repetitions, " + from + ", is greater than the most, " + to);
        }
        repeat(start, from, to, parts);
    }

    private int count(String digits, int start) {
        try {
            int count = Integer.parseInt(digits);
            if (count < Node.UNBOUNDED) {
                return count;
            }
        } catch (NumberFormatException tooLarge) {
            // Reported below, together with the one number that parses but has another meaning here.
        }
        throw error(start, "the repetition number " + digits + " is too large");
    }

    private void repeat(int start, int least, int most, List<Node> parts) {
        if (parts.isEmpty() || parts.get(parts.size() - 1) instanceof Node.Place) {
            throw error(
                    start,
                    "there is nothing to repeat before '" + pattern.substring(start, at) + "'. Write \\"
                            + pattern.charAt(start) + " for the character itself");
        }
        Node item = parts.remove(parts.size() - 1);
        if (item instanceof Node.Repeat) {
            throw error(start, "a repetition is repeated. Put the first one in a group: (?:...)");
        }
        Node.Greed greed = take('?') ? Node.Greed.LAZY : take('+') ? Node.Greed.POSSESSIVE : Node.Greed.GREEDY;
        Node.Repeat repeated = new Node.Repeat(item, least, most, greed);
        if (repeated.emptyRounds() > MOST_EMPTY_ROUNDS) {
            throw error(
                    start,
                    "something that can be empty is repeated at least " + repeated.emptyRounds()
                            + " times, and at most " + MOST_EMPTY_ROUNDS
                            + " are possible. Write 0 or 1 for the least number");
        }
        parts.add(repeated);
    }

    private void group(int start, Flags flags, boolean atPatternStart, List<Node> parts) {
        if (!take('?')) {
            parts.add(capture(start, flags, ""));
            return;
        }
        int kindAt = at;
        if (at == pattern.length()) {
            throw unclosed(start);
        }
        int kind = next();
        switch (kind) {
            case ':' -> parts.add(groupBody(start, flags));
            case '>' -> parts.add(new Node.Atomic(groupBody(start, flags)));
            case '=' -> parts.add(new Node.Look(groupBody(start, flags), Node.LookKind.AHEAD));
            case '!' -> parts.add(new Node.Look(groupBody(start, flags), Node.LookKind.NOT_AHEAD));
            case '<' -> parts.add(lookBehind(start, flags));
            case 'P' -> parts.add(named(start, flags));
            case '#' -> comment(start);
            case '(' -> throw error(
                    start, "conditional groups (?(1)...|...) are not supported. Write the two cases as (?:...|...)");
            default -> {
                if (kind != '-' && "aiLmsux".indexOf(kind) < 0) {
                    throw error(
                            start, "'(?" + Character.toString(kind) + "' is not a kind of group in Python's syntax");
                }
                at = kindAt;
                Flags changed = flags.copy();
                if (flags(start, changed)) {
                    parts.add(groupBody(start, changed));
                } else if (atPatternStart) {
                    copyInto(flags, changed);
                } else {
                    throw error(
                            start,
                            "flags for the whole pattern must stand at its start. For a part write "
                                    + pattern.substring(start, at - 1) + ":...)");
                }
            }
        }
    }

    private void comment(int start) {
        while (at < pattern.length()) {
            int c = next();
            if (c == ')') {
                return;
            }
            if (c == '\\' && at < pattern.length()) {
                next();
            }
        }
        throw error(start, "the comment has no closing ')'");
    }

    private static void copyInto(Flags target, Flags source) {
        target.ascii = source.ascii;
        target.ignoreCase = source.ignoreCase;
        target.multiline = source.multiline;
        target.dotAll = source.dotAll;
        target.verbose = source.verbose;
    }

    /** Reads the letters of {@code (?i)} or {@code (?i-s:} into the flags; true if a part follows that they are limited to. */
    private boolean flags(int start, Flags flags) {
        boolean on = true;
        boolean any = false;
        boolean ascii = false;
        boolean unicode = false;
        Set<Integer> switchedOn = new HashSet<>();
        while (at < pattern.length()) {
            int letterAt = at;
            int letter = next();
            if (letter == ')' && on && any) {
                return false;
            }
            if (letter == ':' && any) {
                return true;
            }
            if (letter == '-' && on) {
                on = false;
                any = false;
                continue;
            }
            if (letter == 'L') {
                throw error(letterAt, "flag L (locale) cannot be used with text");
            }
            if ("aimsux".indexOf(letter) < 0) {
                throw error(
                        letterAt,
                        "'" + Character.toString(letter) + "' is not a flag. Possible are a, i, m, s, u and x");
            }
            ascii |= letter == 'a';
            unicode |= letter == 'u';
            if (ascii && unicode) {
                throw error(letterAt, "flags a and u exclude each other");
            }
            if (!on && (letter == 'a' || letter == 'u')) {
                throw error(letterAt, "flag " + (char) letter + " cannot be switched off");
            }
            if (!on && switchedOn.contains(letter)) {
                throw error(letterAt, "flag " + (char) letter + " is switched on and off");
            }
            if (on) {
                switchedOn.add(letter);
            }
            flags.set((char) letter, on);
            any = true;
        }
        throw unclosed(start);
    }

    private Node lookBehind(int start, Flags flags) {
        int kind = at < pattern.length() ? next() : -1;
        if (kind != '=' && kind != '!') {
            throw error(start, "'(?<' must go on with = or !. Python writes a named group as (?P<name>...)");
        }
        boolean outermost = groupsBeforeLookBehind < 0;
        if (outermost) {
            groupsBeforeLookBehind = groupCount;
        }
        Node body = groupBody(start, flags);
        if (outermost) {
            groupsBeforeLookBehind = -1;
        }
        if (body.shortest() != body.longest()) {
            throw error(start, "a look-behind must have a fixed length. Write one look-behind for each length");
        }
        return new Node.Look(body, kind == '=' ? Node.LookKind.BEHIND : Node.LookKind.NOT_BEHIND);
    }

    private Node named(int start, Flags flags) {
        if (take('<')) {
            String name = name('>');
            if (groupNumbers.containsKey(name)) {
                throw error(start, "there are two groups named '" + name + "'");
            }
            return capture(start, flags, name);
        }
        if (take('=')) {
            String name = name(')');
            Integer number = groupNumbers.get(name);
            if (number == null) {
                throw error(start, "there is no group named '" + name + "' before this place");
            }
            return reference(start, number, flags);
        }
        throw error(start, "after '(?P' only <name> and =name are possible");
    }

    private String name(char end) {
        int start = at;
        int close = pattern.indexOf(end, at);
        if (close < 0) {
            throw error(start, "the group name has no closing '" + end + "'");
        }
        String name = pattern.substring(start, close);
        boolean valid =
                name.startsWith("_") || (!name.isEmpty() && Character.isUnicodeIdentifierStart(name.codePointAt(0)));
        for (int i = 0; valid && i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            valid = c == '_' || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
        }
        if (!valid) {
            throw error(start, "'" + name + "' cannot be a group name: use letters, digits and _, and no digit first");
        }
        at = close + 1;
        return name;
    }

    private Node capture(int start, Flags flags, String name) {
        int number = ++groupCount;
        if (!name.isEmpty()) {
            groupNumbers.put(name, number);
        }
        openGroups.add(number);
        Node body = groupBody(start, flags);
        openGroups.remove(number);
        closedGroups.put(number, body);
        return new Node.Capture(body, number);
    }

    private Node groupBody(int start, Flags flags) {
        nesting++;
        Node body = choice(flags.copy(), false);
        nesting--;
        if (!take(')')) {
            throw unclosed(start);
        }
        // Python refuses a** and ^* but not (?:a*)* and (?:^)*: the wrapper keeps them apart.
        return body instanceof Node.Repeat || body instanceof Node.Place ? new Node.Sequence(List.of(body)) : body;
    }

    private Node reference(int start, int number, Flags flags) {
        if (openGroups.contains(number)) {
            throw error(start, "a group cannot refer to itself");
        }
        Node group = closedGroups.get(number);
        if (group == null) {
            throw error(start, "there is no group " + number + " before this place");
        }
        if (groupsBeforeLookBehind >= 0 && number > groupsBeforeLookBehind) {
            throw error(start, "a look-behind cannot refer to a group inside itself");
        }
        return new Node.BackReference(number, flags.letterCase(), group.shortest(), group.longest());
    }

    /** What follows a backslash outside a class. */
    private Node escape(int start, Flags flags) {
        int c = afterBackslash(start);
        return switch (c) {
            case 'A' -> Node.Place.TEXT_START;
            case 'Z', 'z' -> Node.Place.TEXT_END;
            case 'b' -> flags.ascii ? Node.Place.ASCII_WORD_EDGE : Node.Place.WORD_EDGE;
            case 'B' -> flags.ascii ? Node.Place.NO_ASCII_WORD_EDGE : Node.Place.NO_WORD_EDGE;
            case 'd', 'D', 's', 'S', 'w', 'W' -> new Node.Characters(
                    new ClassBuilder(flags).named(c).build(false));
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numbered(start, c, flags);
            default -> literal(escapedCharacter(start, c), flags);
        };
    }

    /** A reference to a group by its number, or a character by three octal digits. */
    private Node numbered(int start, int first, Flags flags) {
        int number = first - '0';
        int second = at < pattern.length() ? pattern.charAt(at) : -1;
        if (isDigit(second)) {
            at++;
            int third = at < pattern.length() ? pattern.charAt(at) : -1;
            if (isOctal(first) && isOctal(second) && isOctal(third)) {
                at++;
                return literal(octal(start), flags);
            }
            number = number * 10 + (second - '0');
        }
        return reference(start, number, flags);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOctal(int c) {
        return c >= '0' && c <= '7';
    }

    /** The value of the octal digits between the backslash at {@code start} and the current place. */
    private int octal(int start) {
        int value = Integer.parseInt(pattern.substring(start + 1, at), 8);
        if (value > 0xFF) {
            throw error(start, "the octal number " + pattern.substring(start, at) + " is greater than \\377");
        }
        return value;
    }

    private int afterBackslash(int start) {
        if (at == pattern.length()) {
            throw error(start, "a backslash must be followed by a character. Write \\\\ for a backslash");
        }
        return next();
    }

    /** The single character that an escape stands for, inside and outside classes. */
    private int escapedCharacter(int start, int c) {
        return switch (c) {
            case 'a' -> 7;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            case 'x' -> hexadecimal(start, 2);
            case 'u' -> hexadecimal(start, 4);
            case 'U' -> hexadecimal(start, 8);
            case 'N' -> characterName(start);
            default -> octalOrItself(start, c);
        };
    }

    private int octalOrItself(int start, int c) {
        if (isOctal(c)) {
            for (int i = 0; i < 2 && at < pattern.length() && isOctal(pattern.charAt(at)); i++) {
                at++;
            }
            return octal(start);
        }
        if (isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            String hint = HINTS.get((char) c);
            throw error(
                    start, "\\" + (char) c + " has no meaning in Python's syntax" + (hint == null ? "" : ": " + hint));
        }
        return c;
    }

    private int hexadecimal(int start, int length) {
        int end = Math.min(at + length, pattern.length());
        int value = 0;
        int read = 0;
        while (at < end && isHexadecimal(pattern.charAt(at))) {
            value = value << 4 | Character.digit(pattern.charAt(at), 16);
            at++;
            read++;
        }
        if (read < length) {
            throw error(start, "\\" + pattern.charAt(start + 1) + " needs exactly " + length + " hexadecimal digits");
        }
        if (!Character.isValidCodePoint(value)) {
            throw error(start, pattern.substring(start, at) + " is greater than the last character, \\U0010ffff");
        }
        return value;
    }

    private static boolean isHexadecimal(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private int characterName(int start) {
        int close = pattern.indexOf('}', at);
        if (!take('{') || close < 0) {
            throw error(start, "\\N needs a character name in braces, such as \\N{EM DASH}");
        }
        String name = pattern.substring(at, close);
        at = close + 1;
        try {
            return Character.codePointOf(name);
        } catch (IllegalArgumentException unknown) {
            throw error(start, "there is no character named '" + name + "'");
        }
    }

    private Node characterClass(int start, Flags flags) {
        ClassBuilder members = new ClassBuilder(flags);
        boolean negated = take('^');
        boolean first = true;
        while (true) {
            int memberAt = at;
            int c = classCharacter(start);
            if (c == ']' && !first) {
                break;
            }
            first = false;
            int low = member(memberAt, c, members);
            if (!startsWith('-')) {
                members.add(low, low);
                continue;
            }
            at++;
            int highAt = at;
            int high = classCharacter(start);
            if (high == ']') {
                members.add(low, low);
                members.add('-', '-');
                break;
            }
            high = member(highAt, high, members);
            if (low < 0 || high < 0 || high < low) {
                throw error(
                        memberAt,
                        "'" + pattern.substring(memberAt, at) + "' is not a range of characters"
                                + (low >= 0 && high >= 0 ? ": its ends are in the wrong order" : "")
                                + ". Put - last for the character itself");
            }
            members.add(low, high);
        }
        return new Node.Characters(members.build(negated));
    }

    private int classCharacter(int start) {
        if (at == pattern.length()) {
            throw error(start, "the class has no closing ']'. Write \\[ for the character itself");
        }
        return next();
    }

    /** The character that a class member stands for; -1 if it is a named set, which has then been added. */
    private int member(int start, int c, ClassBuilder members) {
        if (c != '\\') {
            return c;
        }
        int escaped = afterBackslash(start);
        if ("dDsSwW".indexOf(escaped) >= 0) {
            members.named(escaped);
            return -1;
        }
        return escaped == 'b' ? '\b' : escapedCharacter(start, escaped);
    }

    /** Collects the members of one class. */
    private static final class ClassBuilder {
        private final Flags flags;
        private final CodePointSet.Builder listed = new CodePointSet.Builder();
        private final CodePointSet.Builder caseless = new CodePointSet.Builder();
        private final Set<CharacterSet.Name> names = new HashSet<>();

        ClassBuilder(Flags flags) {
            this.flags = flags;
        }

        /** Adds a range; a negative start stands for a named set that has been added already. */
        void add(int low, int high) {
            if (low >= 0) {
                listed.add(low, high);
            }
        }

        ClassBuilder named(int letter) {
            boolean ascii = flags.ascii;
            switch (letter) {
                case 's' -> caseless.addAll(ascii ? PythonCharacters.ASCII_SPACE : PythonCharacters.SPACE);
                case 'S' -> caseless.addAll(
                        (ascii ? PythonCharacters.ASCII_SPACE : PythonCharacters.SPACE).complement());
                case 'd' -> add(ascii, PythonCharacters.ASCII_DIGIT, CharacterSet.Name.DIGIT);
                case 'D' -> add(ascii, PythonCharacters.ASCII_DIGIT.complement(), CharacterSet.Name.NOT_DIGIT);
                case 'w' -> add(ascii, PythonCharacters.ASCII_WORD, CharacterSet.Name.WORD);
                case 'W' -> add(ascii, PythonCharacters.ASCII_WORD.complement(), CharacterSet.Name.NOT_WORD);
                default -> throw new IllegalArgumentException("no set named " + (char) letter);
            }
            return this;
        }

        private void add(boolean ascii, CodePointSet asciiSet, CharacterSet.Name name) {
            if (ascii) {
                caseless.addAll(asciiSet);
            } else {
                names.add(name);
            }
        }

        CharacterSet build(boolean negated) {
            CodePointSet set = listed.build();
            if (flags.ignoreCase) {
                set = PythonCharacters.withCaseVariants(set, flags.ascii);
            }
            return new CharacterSet(set.union(caseless.build()), names, negated);
        }
    }

    private String digits() {
        int start = at;
        while (at < pattern.length() && isDigit(pattern.charAt(at))) {
            at++;
        }
        return pattern.substring(start, at);
    }

    private int next() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private boolean startsWith(char c) {
        return at < pattern.length() && pattern.charAt(at) == c;
    }

    private boolean take(char c) {
        if (!startsWith(c)) {
            return false;
        }
        at++;
        return true;
    }

    private InvalidPatternException unclosed(int start) {
        return error(start, "the group has no closing ')'. Write \\( for the character itself");
    }

    private InvalidPatternException error(int index, String problem) {
        return new InvalidPatternException("the regular expression", pattern, index, problem);
    }
}
