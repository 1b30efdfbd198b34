use std::collections::BTreeMap;

use roxmltree::Document;

use super::{Annotated, Unit, from_units};

/// Reads a text as an argument graph in the XML of microtexts: `edu`, `adu`, and `edge` of the
/// types `seg`, `sup`, `exa`, `reb`, `und`, `add`. The text is its discourse units, joined.
///
/// An edge to an edge bears on the unit that edge comes from; what is added to another bears
/// where that does.
///
/// # Errors
/// Where it is no XML, or nothing in it is a thesis.
pub fn arggraph(name: &str, xml: &str) -> Result<Annotated, String> {
    let document = Document::parse(xml).map_err(|error| format!("{name}: {error}"))?;
    let nodes = || document.descendants().filter(|node| node.is_element());
    let mut text = String::new();
    let mut starts: BTreeMap<&str, usize> = BTreeMap::new();
    for edu in nodes().filter(|node| node.has_tag_name("edu")) {
        if !text.is_empty() {
            text.push(' ');
        }
        starts.insert(edu.attribute("id").unwrap_or_default(), text.len());
        text.extend(edu.children().filter_map(|child| child.text()));
    }
    let edges: BTreeMap<&str, (&str, &str, &str)> = nodes()
        .filter(|node| node.has_tag_name("edge"))
        .map(|edge| {
            let get = |key| edge.attribute(key).unwrap_or_default();
            (get("id"), (get("src"), get("trg"), get("type")))
        })
        .collect();
    let ids: Vec<&str> = nodes()
        .filter(|node| node.has_tag_name("adu"))
        .filter_map(|adu| adu.attribute("id"))
        .collect();
    let number = |id: &str| ids.iter().position(|known| *known == id);
    // Where an edge's target is an edge, what bears on its source is meant.
    let unit = |target: &str| number(target).or_else(|| number(edges.get(target)?.0));
    let mut units = Vec::new();
    for &id in &ids {
        let own = |kind: fn(&str) -> bool| {
            edges
                .values()
                .find(|edge| edge.0 == id && kind(edge.2))
                .copied()
        };
        let segment = edges.values().find(|edge| edge.1 == id && edge.2 == "seg");
        let start = segment
            .and_then(|edge| starts.get(edge.0))
            .copied()
            .unwrap_or(0);
        let mut out = own(|kind| kind != "seg");
        if let Some((_, target, "add")) = out {
            // Added to the edge or unit that bears where this does.
            out = edges.get(target).copied().or(out);
        }
        let bears =
            out.and_then(|(_, target, kind)| Some((unit(target)?, matches!(kind, "reb" | "und"))));
        units.push(Unit {
            start,
            bears,
            thesis: out.is_none(),
        });
    }
    from_units(name, &text, &units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_an_argument_graph() {
        let xml = r#"<arggraph id="a">
            <edu id="e1"><![CDATA[Close the road.]]></edu>
            <edu id="e2"><![CDATA[It costs trade.]]></edu>
            <edu id="e3"><![CDATA[But not much.]]></edu>
            <edu id="e4"><![CDATA[It is loud.]]></edu>
            <adu id="a1" type="pro"/><adu id="a2" type="opp"/><adu id="a3" type="pro"/><adu id="a4" type="pro"/>
            <edge id="c1" src="e1" trg="a1" type="seg"/><edge id="c2" src="e2" trg="a2" type="seg"/>
            <edge id="c3" src="e3" trg="a3" type="seg"/><edge id="c4" src="e4" trg="a4" type="seg"/>
            <edge id="c5" src="a2" trg="a1" type="reb"/><edge id="c6" src="a3" trg="c5" type="und"/>
            <edge id="c7" src="a4" trg="a1" type="sup"/>
            </arggraph>"#;
        let read = arggraph("a", xml).expect("a graph");
        assert_eq!(read.theses, [0]);
        let claims: Vec<_> = read
            .claims
            .iter()
            .map(|claim| (claim.sentence, claim.targets[0], claim.opposing))
            .collect();
        assert_eq!(claims, [(1, 0, true), (2, 1, false), (3, 0, false)]);
    }
}
