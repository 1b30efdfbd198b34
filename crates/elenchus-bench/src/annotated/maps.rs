use elenchus::map::{NodeId, Options, project};
use elenchus::model::{Element, Model, Role};
use elenchus::query::roles;
use elenchus::source::{Article, Format, read};

use super::{Annotated, Claim};

/// Takes the structure of a text from a map of it, by the places its claims stand at. A claim's
/// sentences may be tied to each other or to those of what it bears on, however many claims of no
/// place, such as implicit premises, lie between.
///
/// # Errors
/// Where the map marks no thesis with a place in the text.
pub fn map(name: &str, argdown: &str, text: &str) -> Result<Annotated, String> {
    let model = elenchus::parse(argdown).model;
    let map = project(&model, &Options::reading());
    let article = read(text, Format::guess(Some("a.md"), text));
    let roles = roles(&map, &model);
    let count = map.nodes().len();
    let places: Vec<Vec<usize>> = (0..count as u32)
        .map(|node| sentences(&model, map.node(NodeId(node)).element, &article))
        .collect();
    let theses: Vec<usize> = (0..count)
        .filter(|&node| roles[node] == Role::Thesis)
        .flat_map(|node| places[node].clone())
        .collect();
    if theses.is_empty() {
        return Err(format!("{name}: no thesis with a place"));
    }
    let mut claims: Vec<Claim> = Vec::new();
    for node in 0..count {
        let mut targets = places[node].clone();
        let mut around = vec![NodeId(node as u32)];
        let mut seen = vec![false; count];
        while let Some(at) = around.pop() {
            for &edge in map.outgoing(at) {
                let above = map.other_end(edge, at);
                if std::mem::replace(&mut seen[above.index()], true) {
                    continue;
                }
                targets.extend(&places[above.index()]);
                if places[above.index()].is_empty() {
                    around.push(above);
                }
            }
        }
        let opposing = roles[node] == Role::Counterpoint;
        for &sentence in places[node]
            .iter()
            .filter(|sentence| !theses.contains(sentence))
        {
            let others = targets.iter().copied().filter(|&target| target != sentence);
            match claims.iter_mut().find(|claim| claim.sentence == sentence) {
                Some(claim) => claim.targets.extend(others),
                None => claims.push(Claim {
                    sentence,
                    targets: others.collect(),
                    opposing,
                }),
            }
        }
    }
    claims.retain(|claim| !claim.targets.is_empty());
    claims.sort_by_key(|claim| claim.sentence);
    Ok(Annotated {
        name: name.to_owned(),
        article,
        theses,
        claims,
    })
}

fn sentences(model: &Model, element: Element, article: &Article) -> Vec<usize> {
    let marks = match element {
        Element::Statement(id) => &model.statement(id).marks,
        Element::Argument(id) => &model.argument(id).marks,
    };
    let ranges = marks.at.iter();
    let mut found: Vec<usize> = ranges
        .flat_map(|range| {
            (0..article.sentences().len()).filter(|&at| range.holds(article.sentences()[at].place))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
