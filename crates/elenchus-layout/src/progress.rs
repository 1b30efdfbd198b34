//! How far a drawing has come. A drawing tells it as it goes; nobody's listening changes it.

/// How far a drawing has come.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// How much of all is done, about, from 0 to 1; it never becomes less.
    pub done: f64,
}

/// What is being done; later phases come later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Phase {
    /// Rings are broken and boxes put in layers.
    Layers,
    /// Layers are put in order.
    Order,
    /// Boxes find their places.
    Places,
    /// Edges find their ways.
    Ways,
    /// The drawing is finished.
    Finished,
}

impl Phase {
    /// From where to where all of it goes in this phase, about, by the time it takes for twenty
    /// thousand boxes and more.
    fn share(self) -> (f64, f64) {
        match self {
            Self::Layers => (0.0, 0.1),
            Self::Order => (0.1, 0.75),
            Self::Places => (0.75, 0.95),
            Self::Ways => (0.95, 1.0),
            Self::Finished => (1.0, 1.0),
        }
    }
}

/// Tells how far a drawing has come, not too often.
pub(crate) struct Meter<'t> {
    tell: &'t mut dyn FnMut(Progress),
    told: Progress,
    /// From where to where all of it goes in what is done now.
    window: (f64, f64),
}

impl<'t> Meter<'t> {
    /// The least progress worth telling.
    const STEP: f64 = 1.0 / 200.0;

    /// Begins with the first phase.
    pub(crate) fn new(tell: &'t mut dyn FnMut(Progress)) -> Self {
        let told = Progress {
            phase: Phase::Layers,
            done: 0.0,
        };
        tell(told);
        Self {
            tell,
            told,
            window: Phase::Layers.share(),
        }
    }

    /// Begins a phase.
    pub(crate) fn enter(&mut self, phase: Phase) {
        self.window = phase.share();
        self.told = Progress {
            phase,
            done: self.told.done.max(self.window.0),
        };
        (self.tell)(self.told);
    }

    /// So much of what is done now is done, from 0 to 1.
    #[inline(never)]
    pub(crate) fn at(&mut self, part: f64) {
        let (from, to) = self.window;
        let done = from + (to - from) * part;
        if done >= self.told.done + Self::STEP {
            self.told.done = done;
            (self.tell)(self.told);
        }
    }

    /// Does something that takes from one part of what is done now to another.
    pub(crate) fn within<R>(&mut self, part: (f64, f64), work: impl FnOnce(&mut Self) -> R) -> R {
        let whole = self.window;
        let at = |part: f64| whole.0 + (whole.1 - whole.0) * part;
        self.window = (at(part.0), at(part.1));
        let result = work(self);
        self.at(1.0);
        self.window = whole;
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meter_rises_and_is_silent_about_small_steps() {
        let mut told = Vec::new();
        let mut tell = |progress: Progress| told.push(progress);
        let mut meter = Meter::new(&mut tell);
        for step in 0..1_000_000 {
            meter.at(f64::from(step) / 1e6);
        }
        meter.enter(Phase::Order);
        meter.within((0.5, 1.0), |meter| meter.at(0.5));
        meter.at(0.25);
        meter.enter(Phase::Finished);
        assert!(told.is_sorted_by(|one, next| one.done <= next.done && one.phase <= next.phase));
        assert!((20..30).contains(&told.len()), "{}", told.len());
        assert_eq!(told[told.len() - 1].done, 1.0);
    }
}
