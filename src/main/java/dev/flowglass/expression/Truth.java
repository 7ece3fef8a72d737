package dev.flowglass.expression;

import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;

/// What boolean a value stands for, if any.
enum Truth {
    YES,
    NO,
    NEITHER;

    static Truth of(Value value) {
        return switch (value) {
            case Value.Bool(boolean is) -> is ? YES : NO;
            case Value.Text(String text) ->
                switch (text) {
                    case "true", "TRUE" -> YES;
                    case "false", "FALSE" -> NO;
                    default -> NEITHER;
                };
            case Value.Num num -> num.amount().doubleValue() == 0 ? NO : YES;
            case Value.Null missing -> NO;
            case Array array -> NEITHER;
            case Obj obj -> NEITHER;
        };
    }
}
