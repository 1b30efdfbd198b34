//! Asks a map what bears on its thesis, and how: `cargo run --example ask`.

use elenchus::map::{NodeId, Options, project};
use elenchus::query::{Stance, paths, reasons, role, search};

const TEXT: &str = "\
[Rebuild it]: The bridge should be rebuilt. {role: thesis}
  + <Safety>: It is not safe any more.
    + [Cracks]: The piers are cracked.
    - [Survey]: The survey of May found it sound.
      - [Frost]: The frost came after May.
  - <Cost>: The town has no money left.
    _ [Fund]: The state pays for half of it.
  + [Frost]
";

fn main() {
    let model = elenchus::parse(TEXT).model;
    let map = project(&model, &Options::reading());
    let Some(&thesis) = map.roots().first() else {
        return;
    };
    let title = |node: NodeId| map.node(node).title(&model).unwrap_or_default();

    println!("What bears on “{}”:", title(thesis));
    for reason in reasons(&map, thesis) {
        let stance = match reason.stance {
            Stance::For => "for",
            Stance::Against => "against",
            Stance::Mixed => "both ways",
        };
        let role = role(&map, &model, reason.node).word();
        println!(
            "  {} {stance}: {}, a {role}",
            reason.depth,
            title(reason.node)
        );
    }

    for hit in search(&model, &map, "frost") {
        println!("How “{}” bears on it:", title(hit.node));
        for path in paths(&map, hit.node, thesis, 8) {
            let titles: Vec<_> = path.nodes.iter().map(|&node| title(node)).collect();
            println!("  {}", titles.join(" → "));
        }
    }
}
