use yew::prelude::*;

use crate::state::article::ClaimReport;

/// How near a claim's words are to those of the article, as a word and a border; and what is
/// wrong with its quotation.
pub fn fidelity(report: &ClaimReport) -> Html {
    let word = report.fidelity.as_str();
    html! {
        <>
            if !word.is_empty() {
                <span class={classes!("fidelity", format!("fidelity--{}", word.replace(' ', "-")))} data-fidelity={word.to_owned()}>
                    { word }
                </span>
            }
            if !report.trouble.is_empty() {
                <span class="fidelity__trouble">{ &report.trouble }</span>
            }
        </>
    }
}
