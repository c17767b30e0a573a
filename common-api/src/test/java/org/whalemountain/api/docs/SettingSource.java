package org.whalemountain.api.docs;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** Finds the settings in Java sources: {@code @ConfigMapping} and {@code @ConfigProperty}. */
final class SettingSource extends TreePathScanner<Void, Void> {

  private final List<Setting> found = new ArrayList<>();
  private final DocTrees docs;

  private SettingSource(DocTrees docs) {
    this.docs = docs;
  }

  /** The settings of every source below the folder. */
  static List<Setting> below(Path folder) throws IOException {
    List<Path> sources;
    try (var files = Files.walk(folder)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    if (sources.isEmpty()) {
      return List.of();
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      var units = manager.getJavaFileObjectsFromPaths(sources);
      var task =
          (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, units);
      var scanner = new SettingSource(DocTrees.instance(task));
      for (var unit : task.parse()) {
        scanner.scan(unit, null);
      }
      return scanner.found;
    }
  }

  @Override
  public Void visitClass(ClassTree type, Void nothing) {
    annotation(type.getModifiers(), "ConfigMapping")
        .flatMap(mapping -> argument(mapping, "prefix"))
        .ifPresent(prefix -> readMapping(prefix, type, getCurrentPath()));
    return super.visitClass(type, nothing);
  }

  @Override
  public Void visitVariable(VariableTree variable, Void nothing) {
    annotation(variable.getModifiers(), "ConfigProperty")
        .ifPresent(property -> readProperty(property, variable));
    return super.visitVariable(variable, nothing);
  }

  private void readMapping(String prefix, ClassTree type, TreePath at) {
    for (var member : type.getMembers()) {
      if (member instanceof MethodTree method && method.getBody() == null) {
        var path = new TreePath(at, method);
        var modifiers = method.getModifiers();
        var name =
            annotation(modifiers, "WithName")
                .flatMap(named -> argument(named, "value"))
                .orElseGet(() -> kebab(method.getName().toString()));
        var group = nested(type, method.getReturnType().toString());
        if (group.isPresent()) {
          readMapping(prefix + "." + name, group.get(), new TreePath(at, group.get()));
        } else {
          var standard =
              annotation(modifiers, "WithDefault").flatMap(given -> argument(given, "value"));
          add(prefix + "." + name, standard, method.getReturnType(), body(path));
        }
      }
    }
  }

  private void readProperty(AnnotationTree property, VariableTree variable) {
    var around = getCurrentPath().getParentPath();
    var meaning =
        around.getLeaf() instanceof MethodTree
            ? parameter(around, variable.getName().toString())
            : body(getCurrentPath());
    var name = argument(property, "name").orElse("");
    add(name, argument(property, "defaultValue"), variable.getType(), meaning);
  }

  private void add(String name, Optional<String> standard, Tree type, String meaning) {
    // What belongs to Quarkus is explained by Quarkus.
    if (name.startsWith("whalemountain.")) {
      var optional = type.toString().matches("(Optional|List|Set|Map)\\w*(<.*>)?");
      found.add(new Setting(name, standard.orElse(null), optional, meaning));
    }
  }

  private String body(TreePath path) {
    var comment = docs.getDocCommentTree(path);
    return comment == null ? "" : markdown(comment.getFullBody());
  }

  private String parameter(TreePath method, String name) {
    var comment = docs.getDocCommentTree(method);
    if (comment != null) {
      for (var tag : comment.getBlockTags()) {
        if (tag instanceof ParamTree param && param.getName().toString().equals(name)) {
          return markdown(param.getDescription());
        }
      }
    }
    return "";
  }

  private static String markdown(List<? extends DocTree> javadoc) {
    return javadoc.stream()
        .map(DocTree::toString)
        .map(SettingSource::unescape)
        .collect(Collectors.joining())
        .replaceAll("\\{@(?:code|link|literal)\\s+#?([^}]*)\\}", "`$1`")
        .replaceAll("</?code>", "`")
        .replaceAll("<[^>]+>", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** The compiler prints letters beyond ASCII as it would in a source of ASCII. */
  private static String unescape(String text) {
    return Pattern.compile("\\\\u([0-9a-f]{4})")
        .matcher(text)
        .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
  }

  private static Optional<ClassTree> nested(ClassTree type, String name) {
    return type.getMembers().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(inner -> inner.getKind() == Tree.Kind.INTERFACE)
        .filter(inner -> inner.getSimpleName().contentEquals(name))
        .findFirst();
  }

  private static Optional<AnnotationTree> annotation(ModifiersTree modifiers, String name) {
    return modifiers.getAnnotations().stream()
        .map(AnnotationTree.class::cast)
        .filter(annotation -> annotation.getAnnotationType().toString().endsWith(name))
        .findFirst();
  }

  private static Optional<String> argument(AnnotationTree annotation, String name) {
    for (ExpressionTree argument : annotation.getArguments()) {
      // A lone value stands without its name in the source.
      var isNamed = argument instanceof AssignmentTree;
      var given = isNamed ? ((AssignmentTree) argument).getExpression() : argument;
      var key = isNamed ? ((AssignmentTree) argument).getVariable().toString() : "value";
      if (key.equals(name) && given instanceof LiteralTree literal) {
        return Optional.of(literal.getValue().toString());
      }
    }
    return Optional.empty();
  }

  private static String kebab(String method) {
    return method.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
