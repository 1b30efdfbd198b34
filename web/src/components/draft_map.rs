use std::rc::Rc;

use elenchus_worker::Reply;
use elenchus_worker::jobs::draft::{Drafted, MakeDraft, OfProposal, ToDraft};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::dispatch::use_ui;
use crate::effects::clipboard::copy;
use crate::effects::files::use_opener;
use crate::effects::worker::{Task, ask};
use crate::ui::{Given, UiAction};

/// What a draft is drawn from.
#[derive(Clone, Properties, PartialEq)]
pub struct DraftProps {
    /// The article.
    pub given: Rc<Given>,
}

/// The most proposals that are listed of each group; all are drafted.
const MOST: usize = 200;

/// A heading, and which proposals stand under it.
type Group = (&'static str, fn(&OfProposal) -> bool);

/// The proposals, those first that most speaks for.
const GROUPS: [Group; 3] = [
    ("The likely thesis", |proposal| proposal.kind == "thesis"),
    ("What words of the article speak for", |proposal| {
        proposal.kind != "thesis" && !proposal.cue.is_empty()
    }),
    ("What its place alone speaks for", |proposal| {
        proposal.kind != "thesis" && proposal.cue.is_empty()
    }),
];

/// A map as text without its front matter, of which most are digests.
fn body(argdown: &str) -> &str {
    let inside = argdown.strip_prefix("===\n");
    let end = inside.and_then(|inside| inside.split_once("\n===\n"));
    end.map_or(argdown, |(_, body)| body.trim_start())
}

/// A first draft of a map: what is proposed, each to be accepted or rejected, and what comes of
/// it. It stands in a dialog.
#[component]
pub fn DraftMap(props: &DraftProps) -> Html {
    let ui = use_ui();
    let opener = use_opener();
    let chosen = use_state(|| None::<Rc<Vec<u32>>>);
    let drafted = use_state(|| None::<Rc<Result<Drafted, String>>>);
    let task = use_mut_ref(|| None::<Task>);
    use_effect_with((*chosen).clone(), {
        let (given, drafted) = (Rc::clone(&props.given), drafted.setter());
        move |rejected| {
            let (drafted, unmade) = (drafted.clone(), drafted.clone());
            let to_draft = ToDraft {
                name: given.name.clone(),
                bytes: given.bytes.clone(),
                rejected: rejected.as_deref().cloned(),
            };
            let made = ask::<MakeDraft>(&to_draft, move |reply| match reply {
                Reply::Progress(_) => {}
                Reply::Answer(answer) => drafted.set(Some(Rc::new(Ok(answer)))),
                Reply::Failed(why) => drafted.set(Some(Rc::new(Err(why)))),
            });
            if made.is_none() {
                let why = "This browser does not let the page draft maps.";
                unmade.set(Some(Rc::new(Err(why.to_owned()))));
            }
            *task.borrow_mut() = made;
        }
    });
    let reject = |rejected: Vec<u32>| {
        let chosen = chosen.clone();
        let rejected = Rc::new(rejected);
        move |_: MouseEvent| chosen.set(Some(Rc::clone(&rejected)))
    };
    let item = |rejected: &[u32], index: usize, proposal: &OfProposal| {
        let number = index as u32;
        let accepted = !rejected.contains(&number);
        let onchange = {
            let (chosen, drafted) = (chosen.clone(), drafted.clone());
            move |_: Event| {
                if let Some(Ok(draft)) = drafted.as_deref() {
                    chosen.set(Some(Rc::new(draft.turned(number))));
                }
            }
        };
        html! {
            <li key={index} class={classes!("proposal", format!("proposal--{}", proposal.kind))} data-proposal={proposal.kind.clone()}>
                <label class="proposal__label">
                    <input type="checkbox" checked={accepted} {onchange} />
                    <span>{ words(proposal) }</span>
                </label>
            </li>
        }
    };
    match drafted.as_deref() {
        None => html! { <p role="status">{ "Reading…" }</p> },
        Some(Err(why)) => html! { <p role="alert" class="source__refused">{ why }</p> },
        Some(Ok(draft)) => {
            let count = draft.proposals.len();
            let group = |title: &'static str, is_in: fn(&OfProposal) -> bool| {
                let proposals = draft.proposals.iter().enumerate();
                let items: Vec<_> = proposals
                    .filter(|(_, proposal)| is_in(proposal))
                    .take(MOST)
                    .map(|(index, proposal)| item(&draft.rejected, index, proposal))
                    .collect();
                if items.is_empty() {
                    return Html::default();
                }
                html! {
                    <section key={title}>
                        <h3 class="draft__group">{ title }</h3>
                        <ol>{ items }</ol>
                    </section>
                }
            };
            let open = {
                let (argdown, given) = (draft.argdown.clone(), Rc::clone(&props.given));
                move |_: MouseEvent| {
                    opener.text("Draft", argdown.clone());
                    ui.send(UiAction::Give(Rc::clone(&given)));
                    ui.send(UiAction::Article(true));
                }
            };
            let copied = {
                let argdown = draft.argdown.clone();
                move |_: MouseEvent| {
                    let argdown = argdown.clone();
                    spawn_local(async move {
                        copy(&argdown).await;
                    });
                }
            };
            html! {
                <>
                    <p>{ "Found by rules for English, in the article’s own words. Nothing is understood: look at each, and take what is true." }</p>
                    <p class="source__tools">
                        <button class="button" id="accept-all" onclick={reject(Vec::new())}>{ "Accept all" }</button>
                        <button class="button" id="reject-all" onclick={reject((0..count as u32).collect())}>{ "Reject all" }</button>
                        <span>{ format!("{} of {count} accepted", count - draft.rejected.len().min(count)) }</span>
                    </p>
                    <div class="draft">
                        <div class="draft__list" role="group" aria-label="Proposals" tabindex="0">
                            { for GROUPS.iter().map(|&(title, is_in)| group(title, is_in)) }
                        </div>
                        <pre class="draft__text" role="region" aria-label="The map as text, without its record of the article" tabindex="0"><code>{ body(&draft.argdown).to_owned() }</code></pre>
                    </div>
                    <p class="source__tools">
                        <button class="button button--main" id="draft-open" disabled={draft.rejected.len() >= count} onclick={open}>{ "Open as the map" }</button>
                        <button class="button" id="draft-copy" onclick={copied}>{ "Copy the text" }</button>
                    </p>
                </>
            }
        }
    }
}

/// What is proposed, what it was found by, and how sure it is.
fn words(proposal: &OfProposal) -> Html {
    let OfProposal {
        kind,
        words,
        to,
        cue,
        sure,
        needs: _,
    } = proposal;
    let by = match cue.as_str() {
        "" => format!("by its place, {sure}\u{a0}%"),
        cue => format!("“{cue}”, {sure}\u{a0}%"),
    };
    let relation = match kind.as_str() {
        "voice" => "is said by",
        "for" => "speaks for",
        "against" => "speaks against",
        _ => "",
    };
    html! {
        <>
            <strong class="proposal__kind">{ kind.clone() }</strong>
            { format!(" {words} ") }
            if !to.is_empty() {
                <em>{ relation }</em>
                { format!(" {to} ") }
            }
            <span class="proposal__by">{ by }</span>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::body;

    #[test]
    fn the_front_matter_is_left_out() {
        assert_eq!(body("===\ntitle: A\n===\n\n[A]: b\n"), "[A]: b\n");
        assert_eq!(body("[A]: b\n"), "[A]: b\n");
    }
}
