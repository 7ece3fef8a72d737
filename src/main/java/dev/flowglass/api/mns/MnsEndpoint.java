package dev.flowglass.api.mns;

import dev.flowglass.api.http.Stages;
import dev.flowglass.store.AccessKey;
import dev.flowglass.store.Queues;
import dev.flowglass.store.StoredMessage;
import dev.flowglass.store.StoredQueue;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;

/// Answers requests to queues. Blocks while a long poll waits and while a change goes to the disk.
final class MnsEndpoint {
    private static final System.Logger LOG = System.getLogger(MnsEndpoint.class.getName());

    /// As the service allows it; flows also use underscores.
    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_-]{0,119}";

    private static final int MOST_QUEUES = 1_000;

    private final Queues queues;
    private final AccessKey key;
    private final InstantSource time;
    private final MnsMessages messages;

    MnsEndpoint(Queues queues, AccessKey key, InstantSource time) {
        this.queues = queues;
        this.key = key;
        this.time = time;
        this.messages = new MnsMessages(queues, time);
    }

    MnsAnswer answer(MnsRequest request) throws InterruptedException {
        try {
            if (request.header("x-mns-version").isEmpty()) {
                throw new MnsRefusal(400, "MissingVersionHeader", "The header x-mns-version is required.");
            }
            MnsSignature.check(request, key, time.instant());
            return route(request);
        } catch (MnsRefusal e) {
            return MnsAnswer.error(e.status(), e.code(), String.valueOf(e.getMessage()));
        } catch (CompletionException e) {
            LOG.log(Level.ERROR, "A queue could not be changed", e);
            return MnsAnswer.error(500, "InternalServerError", String.valueOf(e.getMessage()));
        }
    }

    private MnsAnswer route(MnsRequest request) throws MnsRefusal, InterruptedException {
        var path = request.path();
        if (path.isEmpty()
                && request.method().equals("GET")
                && request.parameter("accountmeta").isPresent()) {
            return MnsAnswer.of(200, MnsXml.document("Account", MnsXml.element("LoggingBucket", "")));
        }
        if (path.isEmpty() || !path.getFirst().equals("queues")) {
            throw noSuchAddress(request);
        }
        return switch (path.size()) {
            case 1 -> {
                if (!request.method().equals("GET")) {
                    throw noSuchAddress(request);
                }
                yield list(request);
            }
            case 2 -> queue(request, path.get(1));
            default -> {
                if (path.size() > 3 || !path.get(2).equals("messages")) {
                    throw noSuchAddress(request);
                }
                var there = queues.find(path.get(1));
                if (there.isEmpty()) {
                    throw MnsRefusal.noQueue(path.get(1));
                }
                yield switch (request.method()) {
                    case "POST" -> messages.send(request, there.get());
                    case "GET" -> messages.receive(request, there.get());
                    case "DELETE" -> messages.delete(request, there.get());
                    case "PUT" -> messages.hide(request, there.get());
                    default -> throw noSuchAddress(request);
                };
            }
        };
    }

    private static MnsRefusal noSuchAddress(MnsRequest request) {
        return new MnsRefusal(
                400, "InvalidRequestURL", "There is no %s %s here.".formatted(request.method(), request.rawPath()));
    }

    private MnsAnswer queue(MnsRequest request, String name) throws MnsRefusal {
        return switch (request.method()) {
            case "PUT" -> request.parameter("metaoverride").isPresent() ? change(request, name) : create(request, name);
            case "GET" -> {
                var there = queues.find(name);
                if (there.isEmpty()) {
                    throw MnsRefusal.noQueue(name);
                }
                yield MnsAnswer.of(200, MnsXml.document("Queue", attributes(there.get())));
            }
            case "DELETE" -> {
                Stages.wait(queues.delete(name));
                yield MnsAnswer.empty(204);
            }
            default -> throw noSuchAddress(request);
        };
    }

    private String attributes(StoredQueue queue) {
        var now = time.instant();
        var all = queues.messages(queue.name(), now);
        List<StoredMessage> hidden = all.stream()
                .filter(message -> message.visibleFrom().isAfter(now))
                .toList();
        long delayed =
                hidden.stream().filter(message -> message.received() == 0).count();
        return MnsXml.attributes(queue, all.size() - (long) hidden.size(), hidden.size() - delayed, delayed);
    }

    private MnsAnswer create(MnsRequest request, String name) throws MnsRefusal {
        if (!name.matches(NAME)) {
            throw new MnsRefusal(
                    400,
                    "InvalidQueueName",
                    "The name of a queue has letters, digits, hyphens and underscores, at most 120 of them.");
        }
        var wanted = MnsAttributes.read(request.body());
        var now = time.instant();
        var fresh = wanted.applyTo(StoredQueue.usual(name, now), now);
        boolean there = queues.find(name).isPresent();
        var queue = Stages.wait(queues.create(fresh));
        if (there && !wanted.applyTo(queue, queue.modified()).equals(queue)) {
            throw new MnsRefusal(
                    409, "QueueAlreadyExist", "The queue %s exists with other attributes.".formatted(name));
        }
        return MnsAnswer.created(there ? 204 : 201, "http://%s/queues/%s".formatted(host(request), name));
    }

    private MnsAnswer change(MnsRequest request, String name) throws MnsRefusal {
        var wanted = MnsAttributes.read(request.body());
        var there = queues.find(name);
        if (there.isEmpty() || !Stages.wait(queues.replace(wanted.applyTo(there.get(), time.instant())))) {
            throw MnsRefusal.noQueue(name);
        }
        return MnsAnswer.empty(204);
    }

    private static String host(MnsRequest request) {
        return request.header("host").orElse("127.0.0.1");
    }

    private MnsAnswer list(MnsRequest request) throws MnsRefusal {
        var limit =
                MnsMessages.number("x-mns-ret-number", request.header("x-mns-ret-number"), 1, MOST_QUEUES, MOST_QUEUES);
        var found = queues.list(
                request.header("x-mns-prefix").orElse(""),
                request.header("x-mns-marker").orElse(""),
                limit + 1);
        boolean meta = request.header("x-mns-with-meta").orElse("").equalsIgnoreCase("true");
        var out = new StringBuilder();
        for (var queue : found.subList(0, Math.min(limit, found.size()))) {
            var url = MnsXml.element("QueueURL", "http://%s/queues/%s".formatted(host(request), queue.name()));
            out.append("<Queue>%s%s</Queue>".formatted(url, meta ? attributes(queue) : ""));
        }
        if (found.size() > limit) {
            out.append(MnsXml.element("NextMarker", found.get(limit - 1).name()));
        }
        return MnsAnswer.of(200, MnsXml.document("Queues", out.toString()));
    }
}
