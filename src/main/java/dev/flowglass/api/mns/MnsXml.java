package dev.flowglass.api.mns;

import dev.flowglass.store.StoredMessage;
import dev.flowglass.store.StoredQueue;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// The service's XML. Names are read without their namespace, which clients do not agree on; it is written as the
/// strictest of them wants it.
final class MnsXml {
    private static final String NAMESPACE = "http://mns.aliyuncs.com/doc/v1";

    private MnsXml() {}

    // --- reading ---

    /// @throws MnsRefusal when it is no XML, or has a document type
    static Element read(String body) throws MnsRefusal {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(body))).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new MnsRefusal(400, "MalformedXML", "The body is not XML as it has to be: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Expected the parser of the JDK to know its own features", e);
        }
    }

    static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    static Optional<String> text(Element parent, String name) {
        return children(parent, name).stream().findFirst().map(Element::getTextContent);
    }

    // --- writing ---

    static String document(String root, String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s xmlns=\"%s\">%s</%s>"
                .formatted(root, NAMESPACE, content, root);
    }

    static String element(String name, Object content) {
        return "<%s>%s</%s>".formatted(name, escape(String.valueOf(content)), name);
    }

    static String elements(Map<String, ?> contents) {
        var out = new StringBuilder();
        contents.forEach((name, content) -> out.append(element(name, content)));
        return out.toString();
    }

    private static String escape(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#13;");
                default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean isXml(int c) {
        return c >= 0x20 && c < 0xD800 || c == '\t' || c == '\n' || c >= 0xE000 && c < 0xFFFE || c > 0xFFFF;
    }

    static String error(String code, String message, String requestId) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("Code", code);
        fields.put("Message", message);
        fields.put("RequestId", requestId);
        fields.put("HostId", "http://127.0.0.1");
        return document("Error", elements(fields));
    }

    static String sent(StoredMessage message) {
        var fields = element("MessageId", message.id()) + element("MessageBodyMD5", message.bodyMd5());
        return message.receipt().isEmpty() ? fields : fields + element("ReceiptHandle", message.receipt());
    }

    static String received(StoredMessage message) {
        var fields = fields(message);
        fields.put("ReceiptHandle", message.receipt());
        fields.put("NextVisibleTime", message.visibleFrom().toEpochMilli());
        return elements(fields);
    }

    static String peeked(StoredMessage message) {
        return elements(fields(message));
    }

    private static Map<String, Object> fields(StoredMessage message) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("MessageId", message.id());
        fields.put("MessageBody", message.body());
        fields.put("MessageBodyMD5", message.bodyMd5());
        fields.put("EnqueueTime", message.enqueued().toEpochMilli());
        fields.put("FirstDequeueTime", message.firstReceived().toEpochMilli());
        fields.put("DequeueCount", message.received());
        fields.put("Priority", message.priority());
        return fields;
    }

    /// @param active visible messages
    /// @param inactive received ones that are hidden
    /// @param delayed those that nobody could receive yet
    static String attributes(StoredQueue queue, long active, long inactive, long delayed) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("QueueName", queue.name());
        fields.put("CreateTime", queue.created().getEpochSecond());
        fields.put("LastModifyTime", queue.modified().getEpochSecond());
        fields.put("DelaySeconds", queue.delay().toSeconds());
        fields.put("MaximumMessageSize", queue.maximumMessageBytes());
        fields.put("MessageRetentionPeriod", queue.retention().toSeconds());
        fields.put("VisibilityTimeout", queue.visibility().toSeconds());
        fields.put("PollingWaitSeconds", queue.pollingWait().toSeconds());
        fields.put("LoggingEnabled", queue.logging() ? "True" : "False");
        fields.put("ActiveMessages", active);
        fields.put("InactiveMessages", inactive);
        fields.put("DelayMessages", delayed);
        return elements(fields);
    }
}
