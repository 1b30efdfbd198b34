use std::rc::Rc;

use yew::prelude::*;

use super::menu::Menu;
use super::search::SearchBox;
use super::tabs::Tabs;
use super::theme_switch::ThemeSwitch;
use crate::state::State;

/// The top of the page: what is open, where to search, how to look.
pub fn header(state: &Rc<State>, narrow: bool, article: bool) -> Html {
    html! {
        <header class="header">
            <div class="header__name">
                <span class="header__brand">{ "Elenchus" }</span>
                <h1 class="header__title" title={state.document.title().to_owned()}>{ state.document.title() }</h1>
            </div>
            <div class="header__search">
                <SearchBox state={Rc::clone(state)} />
            </div>
            <Tabs view={state.view} {narrow} {article} />
            <div class="header__more">
                <ThemeSwitch />
                <Menu />
            </div>
        </header>
    }
}
