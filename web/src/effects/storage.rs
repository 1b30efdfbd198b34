//! What the browser remembers of the reader's choices. Where storage is forbidden, a choice
//! lasts as long as the page.

/// What was remembered under a name.
pub fn remembered(name: &str) -> Option<String> {
    let storage = gloo::utils::window().local_storage().ok().flatten()?;
    storage.get_item(name).ok().flatten()
}

/// Remembers a value under a name.
pub fn remember(name: &str, value: &str) {
    let storage = gloo::utils::window().local_storage().ok().flatten();
    if let Some(storage) = storage {
        let _ = storage.set_item(name, value);
    }
}
