//! The article of the seed map, which is not ours to ship: its places are held against the list
//! of its own, in the folder named by `ELENCHUS_ARTICLE`.

use std::fs;
use std::path::Path;

use elenchus::source::{Format, read};

#[test]
fn the_seed_article_has_the_places_of_its_list() {
    let Some(folder) = std::env::var_os("ELENCHUS_ARTICLE") else {
        return;
    };
    let folder = Path::new(&folder);
    let text = fs::read_to_string(folder.join("article.txt")).expect("the article");
    let list = fs::read_to_string(folder.join("sentences.tsv")).expect("its list");
    let article = read(&text, Format::guess(Some("article.txt"), &text));
    let found: Vec<String> = article
        .sentences()
        .iter()
        .map(|sentence| {
            let kind = if sentence.heading { "heading" } else { "body" };
            format!("{}\t{kind}\t{}", sentence.place, article.words(sentence))
        })
        .collect();
    assert_eq!(found, list.lines().skip(1).collect::<Vec<_>>());
    assert_eq!(article.blocks().len(), 28);
    assert_eq!(article.shape().body(), 53);
}
