package org.storelink.appstoreconnect.reporter;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a small XML answer: its text and the elements in it. Read without document types and entities, so that an
 * answer can neither reach for other files nor blow itself up.
 */
record XmlAnswer(String name, String text, List<XmlAnswer> children) {

    private static final int DEEPEST = 16;

    XmlAnswer {
        children = List.copyOf(children);
    }

    /** The root element; empty when the body is not XML or uses what is not wanted here. */
    static Optional<XmlAnswer> of(String body) {
        if (!body.stripLeading().startsWith("<")) {
            return Optional.empty();
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(body.strip()));
            try {
                return root(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException _) {
            return Optional.empty();
        }
    }

    private static Optional<XmlAnswer> root(XMLStreamReader reader) throws XMLStreamException {
        Optional<XmlAnswer> root = Optional.empty();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                return Optional.empty();
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                root = Optional.of(element(reader, 1));
            }
        }
        return root;
    }

    private static XmlAnswer element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("nested too deep");
        }
        String name = reader.getLocalName();
        StringBuilder text = new StringBuilder();
        List<XmlAnswer> children = new ArrayList<>();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                children.add(element(reader, depth + 1));
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        return new XmlAnswer(name, text.toString().strip(), children);
    }

    boolean isNamed(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }

    List<XmlAnswer> all(String childName) {
        return children.stream().filter(child -> child.isNamed(childName)).toList();
    }

    /** Text of the first such child that has any. */
    Optional<String> textOf(String childName) {
        return all(childName).stream()
                .map(XmlAnswer::text)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
