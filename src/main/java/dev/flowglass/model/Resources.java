package dev.flowglass.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The bindings of a resources file.
public record Resources(List<Binding> bindings) {
    public static final Resources NONE = new Resources(List.of());

    public Resources {
        bindings = List.copyOf(bindings);
    }

    /// The first binding in file order that matches; an ARN with a qualifier (`services/s.LATEST`) takes its exact
    /// entry, else the one that matches it without the qualifier.
    public Optional<Binding> match(String arn) {
        var exact =
                bindings.stream().filter(binding -> matches(binding.arn(), arn)).findFirst();
        var plain = arn.replaceFirst("(:services/[^/:.]+)\\.[^/:]+(/functions/)", "$1$2");
        return exact.isPresent() || plain.equals(arn)
                ? exact
                : bindings.stream()
                        .filter(binding -> matches(binding.arn(), plain))
                        .findFirst();
    }

    /// The same, with the files of functions looked for in `folder`.
    public Resources in(Path folder) {
        return new Resources(bindings.stream()
                .map(binding -> binding.kind() instanceof Binding.Kind.Function function
                        ? new Binding(binding.arn(), function.in(folder))
                        : binding)
                .toList());
    }

    private static boolean matches(String pattern, String arn) {
        var wanted = pattern.split(":", -1);
        var given = arn.split(":", -1);
        if (wanted.length != given.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            boolean regionOrAccount = wanted[0].equals("acs") && (i == 2 || i == 3);
            if (!(regionOrAccount && (wanted[i].isEmpty() || given[i].isEmpty()))
                    && !matchesPart(wanted[i], given[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesPart(String pattern, String part) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(part);
        }
        if (!part.startsWith(pattern.substring(0, star))) {
            return false;
        }
        var rest = pattern.substring(star + 1);
        for (int end = star; end <= part.length(); end++) {
            if (matchesPart(rest, part.substring(end))) {
                return true;
            }
            if (end < part.length() && part.charAt(end) == '/') {
                return false;
            }
        }
        return false;
    }
}
