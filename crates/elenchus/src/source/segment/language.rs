//! What the rules must know of a language. English so far; another is another table.

/// The words of a language that the rules for [sentences](super::sentences) ask for. Each list
/// is in the order of bytes. Abbreviations stand without their last stop, as they are written
/// within a sentence: capitals must be capitals, small letters may be either at its beginning.
pub(super) struct Language {
    /// Stand before a name: never the end of a sentence.
    pub(super) titles: &'static [&'static str],
    /// Stand before a number: the end of a sentence before anything else.
    pub(super) counted: &'static [&'static str],
    /// Stand before what they introduce: never the end.
    pub(super) leading: &'static [&'static str],
    /// May be the end, and are where a [starter](Self::starters) follows. So are months and
    /// whatever is made of single letters, as `U.S.`.
    pub(super) open: &'static [&'static str],
    /// Mostly the end where a capital follows.
    pub(super) closing: &'static [&'static str],
    /// Words with which sentences begin and names do not.
    pub(super) starters: &'static [&'static str],
    /// Verbs that ascribe what stands in quotation marks before them.
    pub(super) speech: &'static [&'static str],
}

pub(super) const ENGLISH: Language = Language {
    titles: &[
        "Adm", "Amb", "Asst", "Brig", "Capt", "Cdr", "Cmdr", "Col", "Cpl", "Dr", "Drs", "Ens",
        "Fr", "Gen", "Gov", "Hon", "Insp", "Lt", "M", "Maj", "Messrs", "Mlle", "Mme", "Mr", "Mrs",
        "Ms", "Mt", "Mx", "Pfc", "Pres", "Prof", "Profs", "Pvt", "Rep", "Reps", "Rev", "Rt", "Sen",
        "Sens", "Sgt", "Supt", "Ven",
    ],
    counted: &[
        "Art", "Arts", "Bk", "Ch", "Eq", "Eqs", "Ex", "Fig", "Figs", "Fn", "Fri", "Mon", "No",
        "Nos", "Nr", "Para", "Pt", "Sat", "Sec", "Sun", "Thu", "Thur", "Thurs", "Tue", "Tues",
        "Vol", "Vols", "Wed", "approx", "c", "ca", "ch", "chap", "eq", "fig", "figs", "fl", "l",
        "ll", "n", "nn", "no", "nos", "p", "para", "pp", "pt", "sec", "v", "vol", "vols",
    ],
    leading: &["cf", "e.g", "eg", "i.e", "ie", "resp", "viz", "vs"],
    open: &[
        "Apr", "Aug", "Ave", "Bhd", "Blvd", "Bros", "Co", "Corp", "Cos", "Dec", "Dept", "Dist",
        "Esq", "Est", "Feb", "Ft", "Gmbh", "Inc", "Jan", "Jr", "Jul", "Jun", "Ltd", "Mar", "Mfg",
        "Mich", "Minn", "Mss", "Nov", "Oct", "Ph.D", "Pty", "Pvt", "Rd", "Sep", "Sept", "Sq", "Sr",
        "St", "Sta", "Ste", "Univ", "al", "dept", "ed", "eds", "est", "ft", "mss", "op", "rev",
        "tr", "trans", "transl",
    ],
    closing: &["a.m", "cit", "etc", "ibid", "p.m"],
    starters: &[
        "A",
        "About",
        "Above",
        "Across",
        "After",
        "Again",
        "Against",
        "All",
        "Almost",
        "Along",
        "Already",
        "Also",
        "Although",
        "Among",
        "An",
        "And",
        "Another",
        "Any",
        "Are",
        "As",
        "At",
        "Because",
        "Before",
        "Below",
        "Besides",
        "Between",
        "Both",
        "But",
        "By",
        "Can",
        "Could",
        "Despite",
        "Did",
        "Do",
        "Does",
        "During",
        "Each",
        "Either",
        "Even",
        "Every",
        "Few",
        "Finally",
        "First",
        "For",
        "From",
        "Furthermore",
        "Had",
        "Has",
        "Have",
        "He",
        "Hence",
        "Her",
        "Here",
        "His",
        "How",
        "However",
        "I",
        "If",
        "In",
        "Indeed",
        "Instead",
        "Is",
        "It",
        "Its",
        "Just",
        "Last",
        "Later",
        "Many",
        "Maybe",
        "Meanwhile",
        "More",
        "Moreover",
        "Most",
        "Much",
        "My",
        "Neither",
        "Nevertheless",
        "Next",
        "No",
        "Nobody",
        "None",
        "Nor",
        "Not",
        "Nothing",
        "Now",
        "Of",
        "Often",
        "On",
        "Once",
        "One",
        "Only",
        "Or",
        "Other",
        "Others",
        "Our",
        "Over",
        "Perhaps",
        "Rather",
        "She",
        "Should",
        "Since",
        "So",
        "Some",
        "Soon",
        "Still",
        "Such",
        "That",
        "The",
        "Their",
        "Then",
        "There",
        "Therefore",
        "These",
        "They",
        "This",
        "Those",
        "Though",
        "Three",
        "Through",
        "Throughout",
        "Thus",
        "To",
        "Today",
        "Two",
        "Under",
        "Unless",
        "Unlike",
        "Until",
        "Was",
        "We",
        "Were",
        "What",
        "When",
        "Where",
        "Whether",
        "Which",
        "While",
        "Who",
        "Why",
        "Will",
        "With",
        "Within",
        "Without",
        "Would",
        "Yes",
        "Yet",
        "You",
        "Your",
    ],
    speech: &[
        "added",
        "adds",
        "admits",
        "admitted",
        "announced",
        "answered",
        "answers",
        "argued",
        "argues",
        "asked",
        "asks",
        "began",
        "called",
        "cried",
        "demanded",
        "demands",
        "exclaimed",
        "explained",
        "explains",
        "insisted",
        "insists",
        "joked",
        "muttered",
        "noted",
        "notes",
        "observed",
        "quipped",
        "remarked",
        "replied",
        "replies",
        "responded",
        "retorted",
        "said",
        "says",
        "screamed",
        "shouted",
        "thought",
        "told",
        "tweeted",
        "warned",
        "warns",
        "whispered",
        "wondered",
        "wonders",
        "writes",
        "wrote",
        "yelled",
    ],
};

impl Language {
    /// Which list of abbreviations a word stands in, if any.
    pub(super) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        let lists = [
            (self.titles, Abbreviation::Title),
            (self.counted, Abbreviation::Counted),
            (self.leading, Abbreviation::Leading),
            (self.open, Abbreviation::Open),
            (self.closing, Abbreviation::Closing),
        ];
        let find = |word: &str| {
            let found = lists.iter().find(|(list, _)| has(list, word));
            found.map(|&(_, kind)| kind)
        };
        find(word).or_else(|| {
            let mut letters = word.chars();
            let first = letters.next().filter(char::is_ascii_uppercase)?;
            let rest = letters.as_str();
            // `E.g.` as `e.g.`, and `MR.` as `Mr.`
            find(&format!("{}{rest}", first.to_ascii_lowercase())).or_else(|| {
                let capitals = !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_uppercase());
                capitals
                    .then(|| find(&format!("{first}{}", rest.to_ascii_lowercase())))
                    .flatten()
            })
        })
    }
}

/// Whether a list in the order of bytes has a word.
pub(super) fn has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// How an abbreviation stands in a sentence; the lists of [`Language`] say more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    Title,
    Counted,
    Leading,
    Open,
    Closing,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order_and_name_nothing_twice() {
        let Language {
            titles,
            counted,
            leading,
            open,
            closing,
            starters,
            speech,
        } = ENGLISH;
        for list in [titles, counted, leading, open, closing, starters, speech] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }

    #[test]
    fn capitals_matter_where_a_word_would_be_another() {
        let kind = |word| ENGLISH.abbreviation(word);
        assert_eq!(kind("Mr"), Some(Abbreviation::Title));
        assert_eq!(kind("MR"), Some(Abbreviation::Title));
        assert_eq!(kind("E.g"), Some(Abbreviation::Leading));
        assert_eq!(kind("sun"), None);
        assert_eq!(kind("Sun"), Some(Abbreviation::Counted));
    }
}
