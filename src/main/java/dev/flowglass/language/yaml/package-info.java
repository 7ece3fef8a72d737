/// YAML as a tree with positions: what a text says, before anybody asks what it means.
///
/// It uses `source` and `value`, and is the only place that knows SnakeYAML, of which only the events are taken: tags,
/// anchors, aliases, merge keys, duplicate keys and the types of plain scalars are decided here, by YAML 1.2 and its
/// core schema. Aliases share their node, and what they would unfold to is counted and bounded, so is depth. Given up:
/// the tree that SnakeYAML makes itself, whose aliases have no place in the text and whose types are those of YAML 1.1.
@NullMarked
package dev.flowglass.language.yaml;

import org.jspecify.annotations.NullMarked;
