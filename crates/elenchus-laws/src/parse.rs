use elenchus::diagnostic::Diagnostic;
use elenchus::map::{Options, project};
use elenchus::model::{Element, Implications, StatementId};
use elenchus::syntax::{self, Tree};
use elenchus::text::{self, LineIndex, Span};

/// Any bytes are refused as no text, or read: the tree is the text, nodes nest, every remark lies
/// in the text, every fix fits it, and whatever is made of the model can be made.
///
/// # Panics
/// When that does not hold.
pub fn parse(input: &[u8]) {
    let Ok(text) = syntax::decode(input) else {
        return;
    };
    let syntax = syntax::parse(text);
    assert_eq!(syntax.tree.print(text), text, "the tree is not the text");
    nests(&syntax.tree, text);
    let parsed = elenchus::parse(text);
    let lines = LineIndex::new(text);
    for remark in &parsed.diagnostics {
        fits(remark, text);
        let place = lines.position(text, remark.span.start);
        assert!(place.line as usize <= lines.count(), "{place:?}");
    }
    let model = &parsed.model;
    project(model, &Options::reading());
    project(model, &Options::from_front_matter(model.front_matter()));
    if !model.statements().is_empty() {
        Implications::new(model).of(Element::Statement(StatementId(0)));
    }
    if model.explodes() {
        let _ = model.exploded();
    }
}

/// Leaves follow each other without a gap, and every node covers what is in it.
fn nests(tree: &Tree, text: &str) {
    let mut at = 0;
    for (index, node) in tree.nodes().enumerate() {
        assert!(node.end as usize > index, "{node:?} ends before it begins");
        if node.kind.is_leaf() {
            assert_eq!(node.span.start, at, "{node:?} leaves a gap");
            assert!(text.is_char_boundary(node.span.end as usize));
            at = node.span.end;
        }
    }
    assert_eq!(at as usize, text.len());
}

fn fits(remark: &Diagnostic, source: &str) {
    let within = |span: Span| {
        let range = span.start as usize..span.end as usize;
        assert!(source.get(range).is_some(), "{span:?} of {remark:?}");
    };
    within(remark.span);
    for related in &remark.related {
        within(related.span);
    }
    if let Some(fix) = &remark.fix {
        assert!(text::apply(source, &fix.edits).is_some(), "{remark:?}");
    }
}
