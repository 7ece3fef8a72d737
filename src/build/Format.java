import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.sun.source.tree.AnyPatternTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Formats every Java file below `src`, or only says which ones are not formatted.
///
/// `Format check REPORT` or `Format write REPORT`: REPORT is a file for the sentence that says what is wrong; it is
/// empty when all is well. What was well is remembered in a file beside it, so that only changed files take time.
///
/// The build starts it from its source, on the JDK that compiles the program: Maven itself may run on an older one,
/// whose parser does not know today's Java. The work is done by palantir-java-format; two things it cannot do yet are
/// done here: it does not know a bare `_` in a record pattern (written as `var _`), and it takes `///` for
/// any other comment. Lines of `///` that are too long are wrapped as Markdown wants it.
final class Format {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final Pattern BARE_UNDERSCORE = Pattern.compile("[(,]\\s*_\\s*[,)]");
    private static final Pattern DOC_LOST_ITS_TYPE = Pattern.compile(
            "(?m)^(///.*)\\n\\n(?=@|(public|final|sealed|non-sealed|abstract|record|class|interface|enum)\\b)");
    private static final Pattern DOC_WITHOUT_SPACE = Pattern.compile("(?m)([;}]\\n)(?=\\h*///)");

    private static final int WIDTH = 120;
    private static final String MASK = "/// #";
    private static final Pattern DOC_LINE = Pattern.compile("(?m)^(\\h*)///(.*)$");
    private static final Pattern MASKED_DOC = Pattern.compile("(?m)(^\\h*/// #\\d+\\n)+");
    private static final Pattern DOC_STARTS_ANEW = Pattern.compile("^\\s*($|[-*+>|#@]|\\d+[.)]|```)");
    private static final Pattern DOC_LIST_ITEM = Pattern.compile("^\\s*([-*+]|\\d+[.)])\\s+");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    private final Set<String> well = ConcurrentHashMap.newKeySet();
    private final String tool;

    private Format(String tool) {
        this.tool = tool;
    }

    public static void main(String[] args) throws IOException {
        var write = args[0].equals("write");
        var report = Path.of(args[1]);
        var memory = report.resolveSibling("formatted.txt");
        var format = new Format(Files.readString(Path.of("src/build/Format.java")));
        if (Files.exists(memory)) {
            format.well.addAll(Files.readAllLines(memory));
        }
        List<Path> files;
        try (var tree = Files.walk(Path.of("src"))) {
            files = tree.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        var problems = files.parallelStream()
                .flatMap(file -> format.visit(file, write))
                .toList();
        var message = new StringBuilder();
        if (!problems.isEmpty()) {
            message.append("These Java files are not formatted; to format them, run: mvn -Pformat\n");
            problems.forEach(problem -> message.append("  ").append(problem).append('\n'));
        }
        Files.write(memory, format.well);
        Files.writeString(report, message);
        System.err.print(message);
    }

    private Stream<String> visit(Path file, boolean write) {
        try {
            var before = Files.readString(file);
            if (well.contains(fingerprint(before))) {
                return Stream.empty();
            }
            var after = formatted(before.replace("\r\n", "\n"));
            if (after.equals(before)) {
                well.add(fingerprint(before));
                return Stream.empty();
            }
            if (!write) {
                return Stream.of(file.toString());
            }
            Files.writeString(file, after);
            System.out.println("Formatted " + file);
            return Stream.empty();
        } catch (FormatterException e) {
            return Stream.of(file + ": cannot be read as Java: " + e.getMessage());
        } catch (IOException e) {
            return Stream.of(file + ": " + e);
        }
    }

    private String fingerprint(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest((tool + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String formatted(String text) throws FormatterException, IOException {
        var docs = new ArrayList<String>();
        var masked = DOC_LINE.matcher(text).replaceAll(line -> {
            docs.add(line.group(2).stripTrailing());
            return Matcher.quoteReplacement(line.group(1) + MASK + (docs.size() - 1));
        });
        var formatted = formatter.formatSourceAndFixImports(withTypedUnderscores(masked));
        formatted = DOC_LOST_ITS_TYPE.matcher(formatted).replaceAll("$1\n");
        formatted = DOC_WITHOUT_SPACE.matcher(formatted).replaceAll("$1\n");
        return MASKED_DOC
                .matcher(formatted)
                .replaceAll(block -> Matcher.quoteReplacement(unmasked(block.group(), docs)));
    }

    /// The documentation that a run of masked lines stands for, with its long lines wrapped.
    private static String unmasked(String block, List<String> docs) {
        var start = block.substring(0, block.indexOf(MASK)) + "///";
        var lines = block.lines()
                .map(line -> docs.get(Integer.parseInt(line.substring(line.indexOf(MASK) + MASK.length()))))
                .collect(Collectors.toCollection(ArrayDeque::new));
        var result = new StringBuilder();
        var code = false;
        while (!lines.isEmpty()) {
            var line = lines.pop();
            code ^= line.strip().startsWith("```");
            var space = code ? -1 : breakOf(line, WIDTH - start.length());
            if (space > 0) {
                var rest = line.substring(space).strip();
                line = line.substring(0, space).stripTrailing();
                var next = lines.peek();
                if (next == null || DOC_STARTS_ANEW.matcher(next).find()) {
                    lines.push(hangingIndent(line) + rest);
                } else {
                    lines.push(indent(next) + rest + " " + lines.pop().strip());
                }
            }
            result.append(start).append(line).append('\n');
        }
        return result.toString();
    }

    /// Where a line of documentation is to be broken, or -1: not within `code`, nor before what would begin a list.
    private static int breakOf(String line, int width) {
        if (line.length() > width) {
            for (var at = width; at > indent(line).length(); at--) {
                if (line.charAt(at) == ' '
                        && line.substring(0, at).chars().filter(c -> c == '`').count() % 2 == 0
                        && !DOC_STARTS_ANEW.matcher(line.substring(at)).find()) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private static String hangingIndent(String line) {
        var item = DOC_LIST_ITEM.matcher(line);
        return item.find() ? " ".repeat(item.end()) : indent(line);
    }

    /// `case Box(_, var h)` as `case Box(var _, var h)`: both mean the same.
    private static String withTypedUnderscores(String text) throws IOException {
        if (!BARE_UNDERSCORE.matcher(text).find()) {
            return text;
        }
        var source = new SimpleJavaFileObject(URI.create("string:///Source.java"), SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        var task = (JavacTask) COMPILER.getTask(null, null, problem -> {}, List.of(), null, List.of(source));
        var positions = Trees.instance(task).getSourcePositions();
        var places = new ArrayList<Long>();
        for (var unit : task.parse()) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitAnyPattern(AnyPatternTree node, Void nothing) {
                    places.add(positions.getStartPosition(unit, (Tree) node));
                    return null;
                }
            }.scan(unit, null);
        }
        var result = new StringBuilder(text);
        for (var place : places.reversed()) {
            // The parser gives the place after the underscore in some versions, before it in others.
            result.insert(text.lastIndexOf('_', place.intValue()), "var ");
        }
        return result.toString();
    }
}
