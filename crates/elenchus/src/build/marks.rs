use super::{BuildError, Builder, Handle};
use crate::model::{Data, Element, Marks, Member, PlaceRange, Quote, Role};

/// The keys that [`Marks`] are read from.
const MARKS: [&str; 7] = [
    "at", "quote", "voice", "role", "implicit", "weight", "accept",
];

impl Builder {
    /// Adds a place where the source says it: `5.3`, `5`, `12.1-12.3` or `other:4.2`.
    ///
    /// # Errors
    /// [`BuildError::Foreign`], [`BuildError::Place`].
    pub fn at(
        &mut self,
        element: impl Into<Handle<Element>>,
        place: &str,
    ) -> Result<(), BuildError> {
        let element = self.own(element.into())?;
        let range = PlaceRange::parse(place).ok_or_else(|| BuildError::Place(place.to_owned()))?;
        let (marks, ..) = self.parts(element);
        if !marks.at.contains(&range) {
            marks.at.push(range);
        }
        let places = marks.at.iter().map(ToString::to_string).map(Data::Text);
        let places = Data::List(places.collect());
        self.set(element, "at", places);
        Ok(())
    }

    /// Adds a place as [`Builder::at`] does, with the words that stand there; of a place that
    /// has some already they take the place of those; empty words are none.
    ///
    /// # Errors
    /// [`BuildError::Foreign`], [`BuildError::Place`].
    pub fn quote(
        &mut self,
        element: impl Into<Handle<Element>>,
        place: &str,
        words: &str,
    ) -> Result<(), BuildError> {
        let element = element.into();
        self.at(element, place)?;
        let element = self.own(element)?;
        let range = PlaceRange::parse(place);
        let marks = self.parts(element).0;
        let index = marks.at.iter().position(|at| Some(at) == range.as_ref());
        let place = index.unwrap_or_default() as u32;
        marks.quote.retain(|quote| quote.place != place);
        if !words.trim().is_empty() {
            marks.quote.push(Quote {
                place,
                words: words.to_owned(),
            });
        }
        marks.quote.sort_by_key(|quote| quote.place);
        let of = |place: u32| marks.quote.iter().find(|quote| quote.place == place);
        let texts = (0..marks.at.len() as u32).map(|place| match of(place) {
            Some(quote) => Data::Text(quote.words.clone()),
            None => Data::Null,
        });
        let texts = Data::List(texts.collect());
        self.set(element, "quote", texts);
        Ok(())
    }

    /// Sets who asserts it.
    ///
    /// # Errors
    /// [`BuildError::Foreign`].
    pub fn voice(
        &mut self,
        element: impl Into<Handle<Element>>,
        voice: &str,
    ) -> Result<(), BuildError> {
        let element = self.own(element.into())?;
        self.parts(element).0.voice = Some(voice.to_owned());
        self.set(element, "voice", Data::Text(voice.to_owned()));
        Ok(())
    }

    /// Sets what it does in the article.
    ///
    /// # Errors
    /// [`BuildError::Foreign`].
    pub fn role(
        &mut self,
        element: impl Into<Handle<Element>>,
        role: Role,
    ) -> Result<(), BuildError> {
        let element = self.own(element.into())?;
        self.mark_role(element, role);
        Ok(())
    }

    /// Says that nobody states it and the reconstruction needs it.
    ///
    /// # Errors
    /// [`BuildError::Foreign`].
    pub fn implicit(&mut self, element: impl Into<Handle<Element>>) -> Result<(), BuildError> {
        let element = self.own(element.into())?;
        self.parts(element).0.implicit = true;
        self.set(element, "implicit", Data::Bool(true));
        Ok(())
    }

    /// Sets how strong it is by itself, from 0 to 1.
    ///
    /// # Errors
    /// [`BuildError::Foreign`], [`BuildError::Weight`].
    pub fn weight(
        &mut self,
        element: impl Into<Handle<Element>>,
        weight: f64,
    ) -> Result<(), BuildError> {
        let element = self.own(element.into())?;
        if !(0.0..=1.0).contains(&weight) {
            return Err(BuildError::Weight(weight));
        }
        self.parts(element).0.weight = Some(weight);
        self.set(element, "weight", Data::Number(weight));
        Ok(())
    }

    /// Sets whether the author of the map accepts it.
    ///
    /// # Errors
    /// [`BuildError::Foreign`].
    pub fn accept(
        &mut self,
        element: impl Into<Handle<Element>>,
        accept: bool,
    ) -> Result<(), BuildError> {
        let element = self.own(element.into())?;
        self.parts(element).0.accept = Some(accept);
        self.set(element, "accept", Data::Bool(accept));
        Ok(())
    }

    /// Sets any other key of its data.
    ///
    /// # Errors
    /// [`BuildError::Foreign`], [`BuildError::MarkKey`].
    pub fn data(
        &mut self,
        element: impl Into<Handle<Element>>,
        key: &str,
        value: Data,
    ) -> Result<(), BuildError> {
        let element = self.own(element.into())?;
        if MARKS.contains(&key) {
            return Err(BuildError::MarkKey(key.to_owned()));
        }
        self.set(element, key, value);
        Ok(())
    }

    pub(super) fn mark_role(&mut self, element: Element, role: Role) {
        self.parts(element).0.role = Some(role);
        self.set(element, "role", Data::Text(role.word().to_owned()));
    }

    /// Sets a key in the data of an element and of its first member.
    fn set(&mut self, element: Element, key: &str, value: Data) {
        let (_, data, members) = self.parts(element);
        if let Some(member) = members.first_mut() {
            put(&mut member.extras.data, key, value.clone());
        }
        put(data, key, value);
    }

    fn parts(&mut self, element: Element) -> (&mut Marks, &mut Data, &mut [Member]) {
        match element {
            Element::Statement(id) => {
                let statement = &mut self.model.statements[id.index()];
                let members = statement.members.to_mut();
                (&mut statement.marks, &mut statement.data, members)
            }
            Element::Argument(id) => {
                let argument = &mut self.model.arguments[id.index()];
                let members = argument.members.to_mut();
                (&mut argument.marks, &mut argument.data, members)
            }
        }
    }
}

/// Sets a key of a map; what is no map becomes one.
pub(super) fn put(data: &mut Data, key: &str, value: Data) {
    if !matches!(data, Data::Map(_)) {
        *data = Data::Map(Vec::new());
    }
    let Data::Map(entries) = data else { return };
    match entries.iter_mut().find(|(name, _)| name == key) {
        Some((_, old)) => *old = value,
        None => entries.push((key.to_owned(), value)),
    }
}
