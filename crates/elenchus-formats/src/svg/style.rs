//! What a picture looks like. Its colours stand in it as they are: a picture has no page to ask,
//! and not every program that shows pictures knows CSS variables.

use crate::measure::Face;
use crate::scene::Style;

/// A colour by name, for light and for dark: those of the page.
const COLOURS: [(&str, &str, &str); 10] = [
    ("$ground", "#f4f1ea", "#101113"),
    ("$card", "#fffefc", "#1d1e21"),
    ("$ink", "#1c1b19", "#ebe7de"),
    ("$soft", "#575249", "#b0aa9d"),
    ("$rule", "#d8d2c5", "#3a3b3f"),
    ("$link", "#1d4f91", "#9cc2ff"),
    ("$support", "#0b5b5f", "#63c4ba"),
    ("$attack", "#a5301b", "#f2917a"),
    ("$undercut", "#6a3d9e", "#c5a5f3"),
    ("$premise", "#4d5a68", "#a8b6c6"),
];

/// The sizes of letters, each after the one it makes an exception from.
const SIZES: [(&str, Style); 11] = [
    (".name", Style::Name),
    (".subtitle", Style::Subtitle),
    (".note,.voice", Style::Note),
    (".kicker,.heading", Style::Kicker),
    (".title", Style::Title),
    (".text", Style::Text),
    (".word", Style::Word),
    (".section-title", Style::Section),
    (".thesis .kicker", Style::ThesisKicker),
    (".thesis .title", Style::ThesisTitle),
    (".thesis .text", Style::ThesisText),
];

/// What is the same in every light.
const FORM: &str = "\
text{font-family:'Times New Roman',Times,'Liberation Serif','Nimbus Roman',serif}\
.name{font-weight:bold}\
.subtitle{font-style:italic}\
.title,.section-title{font-weight:bold}\
.section{fill-opacity:.5}\
.kicker,.voice,.word{font-style:italic}\
.word{text-anchor:middle}\
.thesis .kicker{font-style:normal;letter-spacing:1.2px}\
a{text-decoration:underline}\
.halo{stroke-width:5px;stroke-linejoin:round}\
.band,.line{fill:none}\
.band{stroke-width:3}\
.premise .band{stroke-width:1}\
.attack .band{stroke-dasharray:7 4}\
.undercut .band{stroke-dasharray:3 3}\
.thesis .band{stroke-width:1.5}\
.line{stroke-width:1.5}\
.head{stroke-width:1;stroke-linejoin:round}\
.attack .line{stroke-dasharray:7 4}\
.undercut .line{stroke-width:2.25;stroke-linecap:round;stroke-dasharray:.1 5}\
.undercut .head{stroke-width:1.5}\
.premise .line{stroke-width:1}\
";

/// What light changes.
const COLOURED: &str = "\
.paper{fill:$ground}\
text{fill:$ink}\
.subtitle,.note,.heading,.text,.kicker,.voice{fill:$soft}\
.thesis text{fill:$ink}\
a{fill:$link}\
.halo{stroke:$ground}\
.box{fill:$card;stroke:$rule}\
.section{fill:$card;stroke:$rule}\
.section-title{fill:$soft}\
.sample .box{stroke:$soft}\
.thesis .box,.thesis .band{stroke:$ink}\
.root .band{stroke:$soft}\
.support .band,.support .line,.support .head{stroke:$support}\
.attack .band,.attack .line,.attack .head{stroke:$attack}\
.undercut .band,.undercut .line,.undercut .head{stroke:$undercut}\
.premise .band,.premise .line{stroke:$premise}\
.support .head,.support .word,.support .kicker{fill:$support}\
.attack .head,.attack .word,.attack .kicker{fill:$attack}\
.undercut .head{fill:$ground}\
.undercut .word,.undercut .kicker{fill:$undercut}\
.premise .word,.premise .kicker{fill:$premise}\
.support .halo,.attack .halo,.undercut .halo,.premise .halo{fill:$ground}\
";

/// The style sheet of a picture that is drawn with this face.
pub(super) fn style(face: Face) -> String {
    let coloured = |pick: fn(&(&str, &'static str, &'static str)) -> &'static str| {
        let mut rules = COLOURED.to_owned();
        for colour in &COLOURS {
            rules = rules.replace(colour.0, pick(colour));
        }
        rules
    };
    let size = |(class, style): (&str, Style)| {
        let size = (face.size(style.font().size) * 100.0).round() / 100.0;
        format!("{class}{{font-size:{size}px}}")
    };
    let sizes = SIZES.map(size).concat();
    let (light, dark) = (coloured(|colour| colour.1), coloured(|colour| colour.2));
    format!("{FORM}{sizes}{light}@media(prefers-color-scheme:dark){{{dark}}}")
}

#[cfg(test)]
mod tests {
    use crate::measure::Face;

    #[test]
    fn every_colour_is_filled_in() {
        let style = super::style(Face::default());
        assert!(!style.contains('$'), "{style}");
        assert!(style.contains("#fffefc") && style.contains("#1d1e21"));
    }
}
