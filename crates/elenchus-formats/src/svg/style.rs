//! What a picture looks like. Its colours stand in it as they are: a picture has no page to ask,
//! and not every program that shows pictures knows CSS variables.

/// A colour by name, for light and for dark: those of the page.
const COLOURS: [(&str, &str, &str); 8] = [
    ("$paper", "#fdfcf9", "#17181a"),
    ("$card", "#fffefc", "#1d1e21"),
    ("$ink", "#1c1b19", "#ebe7de"),
    ("$soft", "#575249", "#b0aa9d"),
    ("$support", "#0b5b5f", "#63c4ba"),
    ("$attack", "#a5301b", "#f2917a"),
    ("$undercut", "#6a3d9e", "#c5a5f3"),
    ("$premise", "#4d5a68", "#a8b6c6"),
];

/// What is the same in every light.
const FORM: &str = "\
text{font-family:'Times New Roman',Times,'Liberation Serif','Nimbus Roman',serif}\
.name{font-size:26px;font-weight:bold}\
.title{font-size:16px;font-weight:bold}\
.text{font-size:14.5px}\
.kicker,.voice,.word{font-size:13px;font-style:italic}\
.word{text-anchor:middle}\
.halo{text-anchor:middle;stroke-width:5px;stroke-linejoin:round}\
.box{stroke-width:1.5}\
.thesis .box{stroke-width:3}\
.line{fill:none;stroke-width:2}\
.head{stroke-width:1.5;stroke-linejoin:round}\
.attack .line{stroke-dasharray:9 5}\
.undercut .line{stroke-dasharray:2 4}\
.premise .line{stroke-width:1}\
";

/// What light changes.
const COLOURED: &str = "\
.paper{fill:$paper}\
text{fill:$ink}\
.kicker,.voice{fill:$soft}\
.halo{fill:$paper;stroke:$paper}\
.box{fill:$card;stroke:$soft}\
.thesis .box{stroke:$ink}\
.support .box,.support .line,.support .head{stroke:$support}\
.attack .box,.attack .line,.attack .head{stroke:$attack}\
.undercut .box,.undercut .line,.undercut .head{stroke:$undercut}\
.premise .box,.premise .line{stroke:$premise}\
.support .head,.support .word{fill:$support}\
.attack .head,.attack .word{fill:$attack}\
.undercut .head{fill:$paper}\
.undercut .word{fill:$undercut}\
.premise .word{fill:$premise}\
";

/// The style sheet of every picture.
pub(super) fn style() -> String {
    let coloured = |pick: fn(&(&str, &'static str, &'static str)) -> &'static str| {
        let mut rules = COLOURED.to_owned();
        for colour in &COLOURS {
            rules = rules.replace(colour.0, pick(colour));
        }
        rules
    };
    let (light, dark) = (coloured(|colour| colour.1), coloured(|colour| colour.2));
    format!("{FORM}{light}@media(prefers-color-scheme:dark){{{dark}}}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_colour_is_filled_in() {
        let style = super::style();
        assert!(!style.contains('$'), "{style}");
        assert!(style.contains("#fdfcf9") && style.contains("#17181a"));
    }
}
