//! Front matter.

use super::SyntaxKind;
use super::block::Parser;
use super::scan::Needle;

impl Parser<'_> {
    /// Reads the front matter, where the document begins with some.
    pub(super) fn front_matter(&mut self) {
        self.find_gap();
        let at = self.gap.end;
        if !self.gap.at_line_start || !self.scan.starts(at, "===") {
            return;
        }
        let opened = self.scan.run(at, b'=');
        let Some((yaml_end, end)) = self.closing_fence(opened) else {
            self.remark_open_front_matter(at, opened);
            return;
        };
        self.put_gap();
        self.tree.start(SyntaxKind::FrontMatter);
        self.tree.leaf(SyntaxKind::Fence, opened);
        self.tree.leaf(SyntaxKind::Yaml, yaml_end);
        self.tree.leaf(SyntaxKind::Fence, end);
        self.tree.finish();
        let yaml = self.scan.text.get(opened..yaml_end).unwrap_or_default();
        self.shortcodes = yaml.contains("shortcodes");
        self.find_gap();
        if !self.gap.blank_line && self.gap.end < self.scan.bytes.len() {
            self.remark_front_matter_without_blank_line();
        }
        // The next block is not to complain about the same.
        self.begun = false;
    }

    /// Where the YAML ends and where the closing fence does: at the first line of `=`s alone,
    /// or else at any `===`.
    fn closing_fence(&mut self, opened: usize) -> Option<(usize, usize)> {
        let text = self.scan.text;
        let mut line = self.scan.find(Needle::LineEnd, opened);
        while line < text.len() {
            let start = self.scan.line_break(line);
            let end = self.scan.run(start, b'=');
            line = self.scan.find(Needle::LineEnd, start);
            if end >= start + 3 && self.scan.skip_blanks(end) == line {
                return Some((start, end));
            }
        }
        let found = text.get(opened..)?.find("===")? + opened;
        Some((found, self.scan.run(found, b'=')))
    }
}
