use elenchus::model::Role;
use elenchus::source::Article;
use serde_json::Value;

use super::claim::{Imported, ImportedAnchor, RefusedAnnotation};
use super::resolve::{Resolver, Selected, Wanted};

/// The most annotations that are read from one file.
const MOST: usize = 100_000;

/// Reads annotations and finds in the article what they select: an annotation, a list of them, an
/// `AnnotationPage`, or an `AnnotationCollection` with its pages in it.
///
/// Of selectors those for text are understood: `TextQuoteSelector`, `TextPositionSelector` and
/// `DataPositionSelector`, also where one refines another or the ends of a `RangeSelector` are
/// such. Where the unit of offsets is not stated (`elenchus:unit`), each is tried until the
/// quotation beside them fits; without a quotation they count only where all units come to the
/// same place. A quotation that stands several times is told apart by what stands around it, then
/// by the offsets. What remains doubtful is refused, never guessed.
///
/// # Errors
/// Where the text is no JSON or has no annotation: why, in plain words.
pub fn read_annotations(json: &str, article: &Article) -> Result<Imported, String> {
    let json = json.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(json)
        .map_err(|error| format!("these annotations are not JSON that can be read: {error}"))?;
    let annotations = listed(&value);
    if annotations.is_empty() {
        return Err(
            "there is no annotation: nothing has the type `Annotation` and a `target`".to_owned(),
        );
    }
    if annotations.len() > MOST {
        return Err(format!("there are more than {MOST} annotations"));
    }
    let resolver = Resolver::new(article);
    let mut imported = Imported::default();
    for (annotation, number) in annotations.into_iter().zip(1..) {
        match anchors(annotation, number, &resolver) {
            Ok(anchors) => imported.anchors.extend(anchors),
            Err(reason) => imported.refused.push(RefusedAnnotation {
                number,
                id: text(annotation, "id"),
                reason,
            }),
        }
    }
    Ok(imported)
}

/// The annotations in lists, pages and collections, in order.
fn listed(value: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut stack = vec![value];
    while let Some(value) = stack.pop() {
        match value {
            Value::Array(items) => stack.extend(items.iter().rev()),
            Value::Object(fields) if fields.contains_key("target") => found.push(value),
            Value::Object(fields) => {
                let inside = ["first", "items", "next", "@graph"].iter();
                stack.extend(inside.rev().filter_map(|key| fields.get(*key)));
            }
            _ => {}
        }
    }
    found
}

/// The anchors of one annotation: one for each target.
fn anchors(
    annotation: &Value,
    number: usize,
    resolver: &Resolver<'_>,
) -> Result<Vec<ImportedAnchor>, String> {
    let body = Body::of(annotation);
    let targets = items(annotation.get("target"));
    let targets: Vec<&Value> = targets
        .into_iter()
        .flat_map(|target| match target.get("items") {
            Some(inside) => items(Some(inside)),
            None => vec![target],
        })
        .collect();
    let anchor = |target: &Value| {
        let wanted = wanted(target)?;
        let Selected { place, words } = resolver.resolve(&wanted)?;
        Ok(ImportedAnchor {
            number,
            place,
            source: wanted.source(),
            is_selected: wanted.is_selected(),
            words,
            text: body.text.clone(),
            title: body.title.clone(),
            role: body.role,
            voice: text(annotation, "elenchus:voice"),
            is_argument: text(annotation, "elenchus:element").as_deref() == Some("argument"),
        })
    };
    targets.into_iter().map(anchor).collect()
}

/// What a target selects.
fn wanted(target: &Value) -> Result<Wanted, String> {
    let mut wanted = Wanted {
        place: text(target, "elenchus:place"),
        ..Wanted::default()
    };
    let mut unknown = Vec::new();
    let mut stack: Vec<&Value> = items(target.get("selector"));
    stack.reverse();
    let mut depth = 0;
    while let Some(selector) = stack.pop() {
        depth += 1;
        if depth > 64 {
            return Err("its selectors go on and on".to_owned());
        }
        match text(selector, "type").as_deref() {
            Some("TextQuoteSelector") => wanted.quote(selector),
            Some("TextPositionSelector") => wanted.position(selector, None)?,
            Some("DataPositionSelector") => {
                wanted.position(selector, Some(super::OffsetUnit::Byte))?;
            }
            Some("Choice") => stack.extend(items(selector.get("items")).into_iter().rev()),
            Some(other) => unknown.push(other.to_owned()),
            None => {}
        }
        stack.extend(items(selector.get("refinedBy")).into_iter().rev());
    }
    if !wanted.is_empty() {
        return Ok(wanted);
    }
    Err(match unknown.as_slice() {
        [] => "it is about the source as a whole and selects no passage".to_owned(),
        kinds => format!("a {} selects nothing in a text", kinds.join(" or a ")),
    })
}

/// What an annotation says.
#[derive(Default)]
struct Body {
    text: String,
    title: Option<String>,
    role: Option<Role>,
}

impl Body {
    fn of(annotation: &Value) -> Self {
        let mut body = Self::default();
        let motivation = text(annotation, "motivation");
        // `bodyValue` is the short form of one textual body.
        if let Some(value) = text(annotation, "bodyValue") {
            body.text = value;
        }
        let bodies = items(annotation.get("body")).into_iter();
        let bodies = bodies.flat_map(|value| match value.get("items") {
            Some(inside) => items(Some(inside)),
            None => vec![value],
        });
        for value in bodies {
            let Some(words) = text(value, "value") else {
                continue;
            };
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let purpose = text(value, "purpose").or_else(|| motivation.clone());
            let role = Role::ALL.into_iter().find(|role| role.word() == words);
            match (purpose.as_deref(), role) {
                (Some("identifying"), _) => body.title = Some(words),
                (Some("classifying" | "tagging"), Some(role)) => body.role = Some(role),
                (Some("classifying" | "tagging" | "highlighting"), None) => {}
                _ if body.text.is_empty() => body.text = words,
                _ => {}
            }
        }
        body
    }
}

/// The values of a list, or the one that is none.
pub(super) fn items(value: Option<&Value>) -> Vec<&Value> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(items)) => items.iter().collect(),
        Some(value) => vec![value],
    }
}

/// The text of a field; the first of several.
pub(super) fn text(value: &Value, key: &str) -> Option<String> {
    let value = match value.get(key)? {
        Value::Array(items) => items.first()?,
        value => value,
    };
    value.as_str().map(str::to_owned)
}
