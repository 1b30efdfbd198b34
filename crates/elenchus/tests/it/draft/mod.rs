//! First drafts of maps from articles.

mod laws;

use elenchus::draft::{Bearing, Draft, Options, Proposed, draft};
use elenchus::model::Role;
use elenchus::source::{Account, Article, Format, coverage, read};

const TEXT: &str = "The Bridge

The town should rebuild the bridge. The detour takes an hour. Nurses lose it twice a day.

Critics say that it costs too much. But the detour costs more. “It is safe,” says Dr. Lena Hill. Is it?

According to the mayor, the money is there. Therefore nothing stands in the way. Admittedly, the winter is long.
";

fn article() -> Article {
    read(TEXT, Format::Plain)
}

fn made() -> Draft {
    draft(&article(), &Options::default())
}

/// The words of a sentence by its index.
fn words(article: &Article, sentence: usize) -> &str {
    article.words(&article.sentences()[sentence])
}

/// The sentence a claim is tied to and how, with the cue.
fn tie<'a>(article: &'a Article, draft: &Draft, claim: &str) -> (&'a str, Bearing, &'a str) {
    let found = draft
        .proposals
        .iter()
        .find_map(|proposal| match proposal.what {
            Proposed::Relation { from, to, kind } if words(article, from) == claim => {
                let cue = proposal.cue.map_or("", |cue| cue.of(article.text()));
                Some((words(article, to), kind, cue))
            }
            _ => None,
        });
    found.unwrap_or_else(|| panic!("{claim} is tied"))
}

#[test]
fn the_thesis_says_what_should_be_done() {
    let (article, draft) = (article(), made());
    let thesis = draft
        .proposals
        .iter()
        .find_map(|proposal| match proposal.what {
            Proposed::Thesis(thesis) => Some((words(&article, thesis), proposal.cue)),
            _ => None,
        });
    let (thesis, cue) = thesis.expect("one");
    assert_eq!(thesis, "The town should rebuild the bridge.");
    assert_eq!(cue.expect("a cue").of(article.text()), "should");
}

#[test]
fn cues_tell_what_speaks_for_and_against() {
    let (article, draft) = (article(), made());
    let thesis = "The town should rebuild the bridge.";
    let of = |claim| tie(&article, &draft, claim);
    let critics = "Critics say that it costs too much.";
    assert_eq!(of(critics), (thesis, Bearing::Against, "Critics"));
    assert_eq!(
        of("But the detour costs more."),
        (critics, Bearing::Against, "But")
    );
    let winter = of("Admittedly, the winter is long.");
    assert_eq!(winter, (thesis, Bearing::Against, "Admittedly"));
    let concluded = of("According to the mayor, the money is there.");
    assert_eq!(
        concluded,
        (
            "Therefore nothing stands in the way.",
            Bearing::For,
            "Therefore"
        )
    );
    assert_eq!(of("The detour takes an hour."), (thesis, Bearing::For, ""));
}

#[test]
fn voices_are_named_in_the_words_of_the_article() {
    let (article, draft) = (article(), made());
    let voices: Vec<_> = draft
        .proposals
        .iter()
        .filter_map(|proposal| match &proposal.what {
            Proposed::Voice { who, .. } => Some((who.as_str(), proposal.cue?.of(article.text()))),
            _ => None,
        })
        .collect();
    assert_eq!(
        voices,
        [
            ("Critics", "say"),
            ("Dr. Lena Hill", "says"),
            ("the mayor", "According to")
        ]
    );
}

#[test]
fn who_is_no_voice() {
    for text in [
        "He says that it rains.",
        "The town stands accused of haste.",
        "She asked for more.",
        "Nobody says that.",
        "This shows that it works.",
        "The report was said to be late.",
    ] {
        let draft = draft(&read(text, Format::Plain), &Options::default());
        let voice = draft
            .proposals
            .iter()
            .find(|it| matches!(it.what, Proposed::Voice { .. }));
        assert_eq!(voice, None, "{text}");
    }
}

#[test]
fn what_is_written_is_a_map_of_the_sentences_at_their_places() {
    let article = article();
    let draft = made();
    let written = draft.to_argdown(draft.surer_than(0.3));
    let parsed = elenchus::parse(&written);
    assert_eq!(parsed.diagnostics, [], "{written}");
    let theses = parsed
        .model
        .statements()
        .iter()
        .filter(|it| it.marks.role == Some(Role::Thesis));
    assert_eq!(theses.count(), 1);
    for statement in parsed.model.statements() {
        let [range] = &statement.marks.at[..] else {
            panic!("one place: {written}")
        };
        let sentence = article.at(range.first).start;
        assert_eq!(statement.text(), words(&article, sentence));
    }
    assert!(written.contains("# The Bridge"));
    assert!(written.contains("// “But”"), "{written}");
    assert!(
        written.contains("background:\n  \"3.4\":"),
        "the question is no claim: {written}"
    );
}

#[test]
fn a_very_long_article_makes_a_map_without_a_remark() {
    let text = "The line is here.\n\n".repeat(10_200);
    let article = read(&text, Format::Plain);
    let draft = draft(&article, &Options::default());
    let claimed = |index: usize| matches!(draft.proposals[index].what, Proposed::Claim(5_000));
    let written = draft.to_argdown(claimed);
    assert!(
        written.contains("  \"1.1-5000.1\":") && written.contains("  \"5002.1-10200.1\":"),
        "{}",
        &written[..400]
    );
    let parsed = elenchus::parse(&written);
    assert_eq!(parsed.diagnostics, []);
    let told = coverage(&parsed.model, None, &article.shape());
    let passed_over = told
        .sentences
        .iter()
        .filter(|it| it.account == Account::Unaccounted);
    assert_eq!((told.sentences.len(), passed_over.count()), (10_200, 0));
}

#[test]
fn what_is_rejected_is_not_written() {
    let draft = made();
    let nothing = draft.to_argdown(|_| false);
    assert!(!nothing.contains("[The"), "{nothing}");
    assert_eq!(elenchus::parse(&nothing).diagnostics, []);
    let claims =
        draft.to_argdown(|index| matches!(draft.proposals[index].what, Proposed::Claim(_)));
    let parsed = elenchus::parse(&claims);
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(parsed.model.relations().len(), 0);
    assert!(
        !claims.contains("role:") && !claims.contains("voice:"),
        "{claims}"
    );
    // A relation goes with its claims.
    let but = draft.to_argdown(|index| match draft.proposals[index].what {
        Proposed::Claim(claim) => draft.proposals[index].confidence > 0.0 && claim != 5,
        _ => true,
    });
    assert_eq!(elenchus::parse(&but).diagnostics, [], "{but}");
    assert!(!but.contains("But the detour"), "{but}");
}

#[test]
fn a_given_thesis_is_taken() {
    let article = article();
    let options = Options {
        thesis: Some(2),
        ..Options::default()
    };
    let draft = draft(&article, &options);
    let tied = tie(&article, &draft, "Critics say that it costs too much.");
    assert_eq!(tied.0, "The detour takes an hour.");
    let beyond = Options {
        thesis: Some(999),
        ..Options::default()
    };
    assert_eq!(elenchus::draft::draft(&article, &beyond), made());
}

#[test]
fn other_languages_have_claims_alone() {
    let article = read("Die Brücke soll her. Aber sie ist teuer.", Format::Plain);
    let options = Options {
        language: Some("de-AT".to_owned()),
        thesis: None,
    };
    let draft = draft(&article, &options);
    assert!(!draft.understood);
    assert!(
        draft
            .proposals
            .iter()
            .all(|it| matches!(it.what, Proposed::Claim(_)))
    );
    let written = draft.to_argdown(|_| true);
    assert!(
        written.contains("language: de-AT") && written.contains("at: \"1.2\""),
        "{written}"
    );
    assert_eq!(elenchus::parse(&written).diagnostics, []);
}

#[test]
fn a_text_without_sentences_has_an_empty_draft() {
    let draft = draft(&Article::default(), &Options::default());
    assert_eq!(draft.proposals, []);
    assert_eq!(elenchus::parse(draft.to_argdown(|_| true)).diagnostics, []);
}

/// Texts for which looking back without end would take the square of their length.
#[test]
fn nothing_is_looked_at_again_and_again() {
    let pieces = [
        "says ",
        "said, ",
        "Yes. ",
        "But no. ",
        "Critics say. ",
        "Therefore it. ",
        "*** ",
        "A\n\n",
        "“a” says b. ",
        "but ",
        ", ",
        "It is 3. ",
        "# A\n\nB.\n\n",
    ];
    for piece in pieces {
        let article = read(&piece.repeat(60_000 / piece.len()), Format::Markdown);
        let draft = draft(&article, &Options::default());
        draft.to_argdown(|_| true);
    }
}

#[test]
fn what_stands_behind_an_objection_answers_it_less_surely() {
    let text = "We should rebuild it. Critics say that it is dear. The town has money.";
    let article = read(text, Format::Plain);
    let draft = draft(&article, &Options::default());
    let tied = tie(&article, &draft, "The town has money.");
    let critics = "Critics say that it is dear.";
    assert_eq!(tied, (critics, Bearing::Against, ""));
    let sure = |claim: usize| {
        let of = |it: &&elenchus::draft::Proposal| matches!(it.what, Proposed::Relation { from, .. } if from == claim);
        draft.proposals.iter().find(of).expect("tied").confidence
    };
    assert!(sure(2) < sure(1) && sure(2) < 0.5);
}

#[test]
fn what_only_its_place_speaks_for_is_background_unless_asked_for() {
    let draft = made();
    let written = draft.to_argdown(draft.by_cue(0.0));
    let parsed = elenchus::parse(&*written);
    assert!(parsed.diagnostics.is_empty(), "{written}");
    assert_eq!(parsed.model.title(), Some("The Bridge"));
    assert!(!written.contains("by its place"), "{written}");
    assert!(written.contains("“But”"), "{written}");
    assert!(written.contains("\"2.2\": not taken up"), "{written}");
    let all = draft.to_argdown(|_| true);
    assert!(all.contains("by its place"), "{all}");
}
