use yew::prelude::*;

use crate::a11y::keymap::{HELP, KeyGroup, Shortcut};

/// All keys and what they do: the inside of a dialog.
pub fn keys_help() -> Html {
    html! {
        <div class="keys">{ for HELP.iter().map(group) }</div>
    }
}

fn group(group: &'static KeyGroup) -> Html {
    html! {
        <section key={group.place} class="keys__group">
            <h3 class="keys__place">{ group.place }</h3>
            <dl class="keys__list">{ for group.keys.iter().map(line) }</dl>
        </section>
    }
}

fn line(shortcut: &'static Shortcut) -> Html {
    let key = |(index, key): (usize, &&'static str)| {
        html! {
            <>
                if index > 0 {
                    { " " }
                }
                <kbd class="keys__key">{ *key }</kbd>
            </>
        }
    };
    html! {
        <div key={shortcut.does} class="keys__line">
            <dt>{ for shortcut.keys.iter().enumerate().map(key) }</dt>
            <dd>{ shortcut.does }</dd>
        </div>
    }
}
