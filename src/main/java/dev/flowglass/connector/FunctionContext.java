package dev.flowglass.connector;

import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// What a function is told about itself, in the words of the cloud. It gets no credentials.
final class FunctionContext {
    /// Where nothing else was set; functions here are not limited to it.
    private static final int MEMORY_MEGABYTES = 512;

    private static final String REGION = "cn-hangzhou";
    private static final String ACCOUNT = "123456789";
    private static final String QUALIFIER = "LATEST";

    private FunctionContext() {}

    static SequencedMap<String, String> environment(FunctionCode code) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("FC_ACCOUNT_ID", ACCOUNT);
        variables.put("FC_REGION", REGION);
        variables.put("FC_SERVICE_NAME", code.service());
        variables.put("FC_QUALIFIER", QUALIFIER);
        variables.put("FC_FUNCTION_NAME", code.function());
        variables.put("FC_FUNCTION_HANDLER", code.handler());
        variables.put("FC_FUNCTION_MEMORY_SIZE", String.valueOf(MEMORY_MEGABYTES));
        variables.put("FC_FUNC_CODE_PATH", code.folder().toString());
        return variables;
    }

    /// With names as the language of the function writes them.
    static Obj of(FunctionCode code, String requestId) {
        var function = Obj.of("name", Value.of(code.function()), "handler", Value.of(code.handler()))
                .with("memory", Value.of(MEMORY_MEGABYTES))
                .with("timeout", Value.of(code.timeoutSeconds().orElse(0)));
        var service = Obj.of("name", Value.of(code.service()), "qualifier", Value.of(QUALIFIER));
        return switch (code.language()) {
            case PYTHON ->
                context(
                        function,
                        service.merge(texts(Map.of("log_project", "", "log_store", "", "version_id", ""))),
                        "request_id",
                        requestId,
                        "account_id");
            case NODE ->
                context(
                        function,
                        service.merge(texts(Map.of("logProject", "", "logStore", "", "versionId", ""))),
                        "requestId",
                        requestId,
                        "accountId");
        };
    }

    private static Obj context(Obj function, Obj service, String requestKey, String requestId, String accountKey) {
        return Obj.of(requestKey, Value.of(requestId), "credentials", Value.NULL)
                .with("function", function)
                .with("service", service)
                .with("region", Value.of(REGION))
                .with(accountKey, Value.of(ACCOUNT));
    }

    private static Obj texts(Map<String, String> texts) {
        var fields = new LinkedHashMap<String, Value>();
        texts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> fields.put(entry.getKey(), Value.of(entry.getValue())));
        return Obj.of(fields);
    }
}
